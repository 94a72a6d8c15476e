"""Classes with a matrix for each gate, or two biases: where they are is found; right ones pass, wrong ones do not."""

from __future__ import annotations

import pytest

from tests.conftest import Grade

HEAD = "import numpy as np\n\ndef s(a):\n    return 1 / (1 + np.exp(-np.clip(a, -700, 700)))\n\n"
APART = """
class LSTMCell:
    def __init__(self, n_in, n_out):
        for gate in "ifco":
            setattr(self, "W_" + gate, np.random.randn(n_in, n_out))
            setattr(self, "U_" + gate, np.random.randn(n_out, n_out))
            setattr(self, "b_" + gate, np.zeros(n_out))

    def act(self, gate, x, h):
        return x @ getattr(self, "W_" + gate) + h @ getattr(self, "U_" + gate) + getattr(self, "b_" + gate)

    def forward(self, x, h, c):
        i, f, o = (s(self.act(gate, x, h)) for gate in "ifo")
        g = np.tanh(self.act("c", x, h))
        new = f * c + i * g
        self.kept = x, h, c, i, f, g, o, np.tanh(new)
        return o * np.tanh(new), new, {"forget": f}

    def backward(self, dh, dc):
        x, h, c, i, f, g, o, t = self.kept
        d = dc + dh * o * (1 - t) * (1 + t)
        da = {"i": d * g * i * (1 - i), "f": d * c * f * (1 - f), "c": d * i * (1 - g) * (1 + g),
              "o": dh * t * o * (1 - o)}
        self.grads = {}
        for gate, a in da.items():
            self.grads["W_" + gate], self.grads["U_" + gate] = x.T @ a, h.T @ a
            self.grads["b_" + gate] = a.sum(0)
        dx = sum(a @ getattr(self, "W_" + gate).T for gate, a in da.items())
        return dx, sum(a @ getattr(self, "U_" + gate).T for gate, a in da.items()), d * f
"""
COLUMNS = """
class LSTMCell:
    def __init__(self, n_in, n_out):
        self.Wf, self.Wi, self.Wg, self.Wo = (np.random.randn(n_out, n_out + n_in) for _ in range(4))
        self.bf, self.bi, self.bg, self.bo = (np.zeros((n_out, 1)) for _ in range(4))

    def forward(self, x, state):
        h, c = state
        z = np.concatenate((h, x))
        new = s(self.Wf @ z + self.bf) * c + s(self.Wi @ z + self.bi) * np.tanh(self.Wg @ z + self.bg)
        return s(self.Wo @ z + self.bo) * np.tanh(new), new
"""
JOINED_BACKWARD = """
    def backward(self, dh, dc):
        return self.gradients(dh, dc)

    def gradients(self, dh, dc):
        x, h, c = self.kept
        z, n = np.concatenate((h, x)), len(h)
        f, i, o = s(self.Wf @ z + self.bf), s(self.Wi @ z + self.bi), s(self.Wo @ z + self.bo)
        g = np.tanh(self.Wg @ z + self.bg)
        t = np.tanh(f * c + i * g)
        d = dc + dh * o * (1 - t) * (1 + t)
        parts = {"f": d * c * f * (1 - f), "i": d * g * i * (1 - i), "g": d * i * (1 - g) * (1 + g),
                 "o": dh * t * o * (1 - o)}
        dz = 0
        for gate, a in parts.items():
            setattr(self, "dW" + gate, a @ z.T)
            setattr(self, "db" + gate, a.sum(1, keepdims=True))
            dz = dz + getattr(self, "W" + gate).T @ a
        return dz[n:], dz[:n], d * f
"""
TWO_BIASES = """
class RNNCell:
    def __init__(self, n_in, n_out):
        self.W_ih, self.W_hh = np.random.randn(n_out, n_in), np.random.randn(n_out, n_out)
        self.b_ih, self.b_hh = np.zeros(n_out), np.zeros(n_out)

    def forward(self, x, h):
        self.kept = x, h, np.tanh(x @ self.W_ih.T + self.b_ih + h @ self.W_hh.T + self.b_hh)
        return self.kept[2]

    def backward(self, dh):
        x, h, new = self.kept
        a = dh * (1 - new) * (1 + new)
        self.dW_ih, self.dW_hh, self.db_ih, self.db_hh = a.T @ x, a.T @ h, a.sum(0), a.sum(0)
        return a @ self.W_ih, a @ self.W_hh
"""
ONE_COLUMN = COLUMNS.replace("z = np.concatenate((h, x))", "z = np.vstack((h, x.reshape(-1, 1)))")
LISTS = """
import math

class LSTMCell:
    def __init__(self, n_in, n_out):
        for gate in "ifgo":
            setattr(self, "W" + gate, [[0.1] * (n_in + n_out) for _ in range(n_out)])
            setattr(self, "b" + gate, [0.0] * n_out)

    def act(self, gate, z):
        rows = zip(getattr(self, "W" + gate), getattr(self, "b" + gate))
        return [sum(w * v for w, v in zip(row, z)) + b for row, b in rows]

    def forward(self, x, h, c):
        z = list(x) + list(h)
        i, f, o = ([float(s(a)) for a in self.act(gate, z)] for gate in "ifo")
        g = [math.tanh(a) for a in self.act("g", z)]
        c = [f[k] * c[k] + i[k] * g[k] for k in range(len(c))]
        return [o[k] * math.tanh(c[k]) for k in range(len(c))], c
"""
BOTH_WAYS = (
    COLUMNS.replace("        h, c = state\n", "        h, c = state\n        self.kept = x, h, c\n") + JOINED_BACKWARD
)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (APART, {"lstm-step": 10.0, "lstm-step-backward": 10.0}),
        (COLUMNS, {"lstm-step": 10.0}),
        (COLUMNS.replace("(h, x)", "(x, h)"), {"lstm-step": 10.0}),
        (BOTH_WAYS, {"lstm-step": 10.0, "lstm-step-backward": 10.0}),
        (ONE_COLUMN, {"lstm-step": 10.0}),
        (LISTS, {"lstm-step": 10.0}),
        (TWO_BIASES, {"rnn-step": 10.0, "rnn-step-backward": 10.0}),
    ],
)
def test_right_ones_have_all_points(grade: Grade, text: str, points: dict[str, float]) -> None:
    """Matrices apart or joined, rows, columns or one sample, either of x and h first, further results, two biases."""
    assert {slug: report.score for slug, report in grade(HEAD + text).items()} == points


@pytest.mark.parametrize(
    ("text", "old", "new", "slug", "name"),
    [
        (APART, "f * c + i * g", "f * c + g", "lstm-step", "input_gate_ignored"),
        (COLUMNS, "np.tanh(self.Wg", "s(self.Wg", "lstm-step", "candidate_sigmoid"),
        (APART, "d * g * i * (1 - i)", "d * g * i", "lstm-step-backward", ""),
        (TWO_BIASES, "a.sum(0), a.sum(0)", "a.sum(0), 0 * a.sum(0)", "rnn-step-backward", ""),
    ],
)
def test_wrong_ones_are_found(grade: Grade, text: str, old: str, new: str, slug: str, name: str) -> None:
    """A formula, a slope, one of two biases that has no gradient."""
    assert old in text
    report = grade(HEAD + text.replace(old, new))[slug]
    assert report.score is not None
    assert report.score < 10.0
    assert not name or [one.id for one in report.diagnosis] == [name]


def test_a_gate_that_is_not_there_is_told(grade: Grade) -> None:
    """By the names that would have been understood."""
    report = grade(HEAD + COLUMNS.replace("self.Wo", "self.Exit"))["lstm-step"]
    assert "the cell has no attribute for W" in report.verdicts[0].facts
