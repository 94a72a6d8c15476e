"""Layers of the O'Reilly book and Karpathy's LSTM: recognised by themselves, right ones pass, slips are told."""

from pathlib import Path

import pytest

from grader.cli.main import run
from tests.samples import written

LAYERS = """
from common.np import *
from common.functions import sigmoid


class LSTM:
    def __init__(self, Wx, Wh, b):
        self.params = [Wx, Wh, b]
        self.grads = [np.zeros_like(p) for p in self.params]
        self.cache = None

    def forward(self, x, h_prev, c_prev):
        Wx, Wh, b = self.params
        H = h_prev.shape[1]
        A = np.dot(x, Wx) + np.dot(h_prev, Wh) + b
        f, g, i, o = sigmoid(A[:, :H]), np.tanh(A[:, H:2*H]), sigmoid(A[:, 2*H:3*H]), sigmoid(A[:, 3*H:])
        c_next = f * c_prev + g * i
        h_next = o * np.tanh(c_next)
        self.cache = (x, h_prev, c_prev, i, f, g, o, c_next)
        return h_next, c_next

    def backward(self, dh_next, dc_next):
        Wx, Wh, b = self.params
        x, h_prev, c_prev, i, f, g, o, c_next = self.cache
        t = np.tanh(c_next)
        ds = dc_next + (dh_next * o) * (1 - t) * (1 + t)
        dA = np.hstack((ds * c_prev * f * (1 - f), ds * i * (1 - g ** 2), ds * g * i * (1 - i),
                        dh_next * t * o * (1 - o)))
        self.grads[0][...] = np.dot(x.T, dA)
        self.grads[1][...] = np.dot(h_prev.T, dA)
        self.grads[2][...] = dA.sum(axis=0)
        return np.dot(dA, Wx.T), np.dot(dA, Wh.T), ds * f


class TimeLSTM:
    def __init__(self, Wx, Wh, b, stateful=False):
        self.params = [Wx, Wh, b]
        self.grads = [np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(b)]
        self.layers, self.h, self.c, self.dh, self.stateful = None, None, None, None, stateful

    def forward(self, xs):
        N, T, D = xs.shape
        H = self.params[1].shape[0]
        self.layers, hs = [], np.empty((N, T, H))
        if not self.stateful or self.h is None:
            self.h = np.zeros((N, H))
        if not self.stateful or self.c is None:
            self.c = np.zeros((N, H))
        for t in range(T):
            layer = LSTM(*self.params)
            self.h, self.c = layer.forward(xs[:, t, :], self.h, self.c)
            hs[:, t, :] = self.h
            self.layers.append(layer)
        return hs

    def backward(self, dhs):
        N, T, H = dhs.shape
        dxs = np.empty((N, T, self.params[0].shape[0]))
        dh, dc, grads = 0, 0, [0, 0, 0]
        for t in reversed(range(T)):
            dx, dh, dc = self.layers[t].backward(dhs[:, t, :] + dh, dc)
            dxs[:, t, :] = dx
            for k, grad in enumerate(self.layers[t].grads):
                grads[k] += grad
        for k, grad in enumerate(grads):
            self.grads[k][...] = grad
        self.dh = dh
        return dxs

    def set_state(self, h, c=None):
        self.h, self.c = h, c
"""
RNN = """
import numpy as np


class RNN:
    def __init__(self, parameters):
        self.Wx, self.Wh, self.b = parameters

    def forward(self, x, h_prev):
        self.kept = x, h_prev, np.tanh(x @ self.Wx + h_prev @ self.Wh + self.b)
        return self.kept[-1]

    def backward(self, dh_next):
        x, h_prev, h = self.kept
        da = dh_next * (1 - h) * (1 + h)
        self.dWx, self.dWh, self.db = x.T @ da, h_prev.T @ da, da.sum(0)
        return da @ self.Wx.T, da @ self.Wh.T


class TimeRNN:
    def __init__(self, parameters, stateful=False):
        self.parameters, self.h = parameters, None

    def forward(self, xs):
        self.steps, out = [], []
        for t in range(xs.shape[1]):
            self.steps.append(RNN(self.parameters))
            self.h = self.steps[-1].forward(xs[:, t], self.h)
            out.append(self.h)
        return np.stack(out, axis=1)

    def backward(self, dhs):
        dxs, dh, sums = np.zeros(dhs.shape[:2] + self.parameters[0].shape[:1]), 0.0, [0.0] * 3
        for t, step in list(enumerate(self.steps))[::-1]:
            dxs[:, t], dh = step.backward(dhs[:, t] + dh)
            sums = [s + g for s, g in zip(sums, (step.dWx, step.dWh, step.db))]
        self.dh, self.grads = dh, {"Wx": sums[0], "Wh": sums[1], "b": sums[2]}
        return dxs
"""
GIST = """
import numpy as np


class LSTM:
    @staticmethod
    def init(input_size, hidden_size):
        return np.random.randn(input_size + hidden_size + 1, 4 * hidden_size) / np.sqrt(input_size + hidden_size)

    @staticmethod
    def forward(X, WLSTM, c0=None, h0=None):
        n, b, size = X.shape
        d = WLSTM.shape[1] // 4
        c0 = np.zeros((b, d)) if c0 is None else c0
        h0 = np.zeros((b, d)) if h0 is None else h0
        Hin, F = np.zeros((n, b, 1 + size + d)), np.zeros((n, b, 4 * d))
        C, Ct, Hout = np.zeros((3, n, b, d))
        for t in range(n):
            Hin[t, :, 0], Hin[t, :, 1:size + 1], Hin[t, :, size + 1:] = 1, X[t], Hout[t - 1] if t else h0
            z = Hin[t] @ WLSTM
            F[t, :, :3 * d] = 0.5 * (1 + np.tanh(z[:, :3 * d] / 2))
            F[t, :, 3 * d:] = np.tanh(z[:, 3 * d:])
            C[t] = F[t, :, :d] * F[t, :, 3 * d:] + F[t, :, d:2 * d] * (C[t - 1] if t else c0)
            Ct[t] = np.tanh(C[t])
            Hout[t] = F[t, :, 2 * d:3 * d] * Ct[t]
        return Hout, C[-1], Hout[-1], dict(WLSTM=WLSTM, F=F, C=C, Ct=Ct, Hin=Hin, c0=c0)

    @staticmethod
    def backward(dHout_in, cache, dcn=None, dhn=None):
        W, F, C, Ct, Hin, c0 = (cache[k] for k in ("WLSTM", "F", "C", "Ct", "Hin", "c0"))
        n, b, d = C.shape
        size = W.shape[0] - d - 1
        dW, dX, dH, dc = np.zeros_like(W), np.zeros((n, b, size)), dHout_in.copy(), np.zeros((b, d))
        dH[-1] += 0 if dhn is None else dhn
        dc = dc if dcn is None else dcn.copy()
        for t in reversed(range(n)):
            i, f, o, g = np.split(F[t], 4, axis=1)
            dc = dc + (1 - Ct[t]) * (1 + Ct[t]) * o * dH[t]
            before = C[t - 1] if t else c0
            dz = np.hstack([dc * g * i * (1 - i), dc * before * f * (1 - f), dH[t] * Ct[t] * o * (1 - o),
                            dc * i * (1 - g) * (1 + g)])
            dc = dc * f
            dW += Hin[t].T @ dz
            back = dz @ W.T
            dX[t] = back[:, 1:size + 1]
            if t:
                dH[t - 1] += back[:, size + 1:]
            else:
                dh0 = back[:, size + 1:]
        return dX, dW, dc, dh0
"""


def checked(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str) -> tuple[int, str]:
    """The exit code and what is printed."""
    code = run(["check", str(written(tmp_path / "mine.py", text))])
    return code, " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("text", "dialect", "points"), [(LAYERS, "oreilly", 40), (RNN, "oreilly", 40), (GIST, "karpathy", 21)]
)
def test_what_is_right_is_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, dialect: str, points: int
) -> None:
    """Lists of parameters, gradients in place or as attributes, states that are set or lie in `h`; static methods."""
    code, output = checked(tmp_path, capsys, text)
    assert code == 0, output
    assert f"({dialect})" in output
    assert f"{points} of {points} points" in output


@pytest.mark.parametrize(
    ("text", "old", "new", "said"),
    [
        (LAYERS, "c_next = f * c_prev + g * i", "c_next = f * c_prev + g", "h_next[0, 0] = "),
        (LAYERS, "grads[k] += grad", "grads[k] = grad", "dWx"),
        (LAYERS, "self.dh = dh\n", "pass\n", "backward leaves no gradient of the first state: self.dh"),
        (LAYERS, "return h_next, c_next", "return h_next", "1 results came back, but there should be 2"),
        (RNN, "dhs[:, t] + dh)", "dhs[:, t])", "dxs"),
        (GIST, "dH[-1] += 0 if dhn is None else dhn", "pass", "dX"),
        (GIST, "(C[t - 1] if t else c0)", "C[t - 1]", "Hout[0, 0, 0] = "),
        (
            GIST,
            "return Hout, C[-1], Hout[-1]",
            "return Hout, Hout[-1], C[-1]",
            "two final states in each other's place",
        ),
    ],
)
def test_a_slip_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, old: str, new: str, said: str
) -> None:
    """In the words of the book: a gate, a sum, what is left out, a state, results in another order."""
    assert old in text
    code, output = checked(tmp_path, capsys, text.replace(old, new))
    assert code == 1
    assert said in output


def test_what_another_course_calls_alike_is_not_the_books(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`layers` of any other package is absent as ever."""
    step = "def rnn_step(x, h, W, R, b):\n    return np.tanh(x @ W.T + h @ R.T + b), None\n"
    code, output = checked(tmp_path, capsys, f"import numpy as np\nfrom cs231n.layers import *\n\n\n{step}")
    assert code == 0
    assert "stands in" not in output


def test_the_books_own_float32_is_no_mistake(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """It makes its arrays with dtype='f'; what is computed in float32 otherwise is found as anywhere."""
    narrow = LAYERS.replace("np.empty((N, T, H))", "np.empty((N, T, H), dtype='f')")
    narrow = narrow.replace("np.zeros((N, H))", "np.zeros((N, H), dtype='f')").replace("shape[0]))", "shape[0]), 'f')")
    assert narrow.count("'f'") == 4
    assert run(["check", str(written(tmp_path / "layers.py", narrow))]) == 0
    rounded = narrow.replace("return h_next, c_next", "return h_next.astype('f'), c_next")
    assert run(["check", str(written(tmp_path / "layers.py", rounded))]) == 1
    assert "float32" in capsys.readouterr().out
