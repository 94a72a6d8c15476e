"""Classes with a forward method, met by the shipped adapter: right ones in two styles pass, wrong ones do not."""

from pathlib import Path

import pytest

from grader.cli.main import run
from tests.samples import written

SIGMOID = "import numpy as np\n\ndef s(a):\n    return 1 / (1 + np.exp(-np.clip(a, -700, 700)))\n\n"
ATTRIBUTES = """
class RNNCell:
    def __init__(self, input_size, hidden_size):
        self.Wx = np.random.randn(input_size, hidden_size)
        self.Wh = np.random.randn(hidden_size, hidden_size)
        self.b = np.zeros((1, hidden_size))

    def forward(self, x, h):
        self.x, self.h = x, h
        self.new = np.tanh(x @ self.Wx + h @ self.Wh + self.b)
        return self.new

    def backward(self, dh):
        da = (1 - self.new) * (1 + self.new) * dh
        self.dWx, self.dWh, self.db = self.x.T @ da, self.h.T @ da, da.sum(axis=0, keepdims=True)
        return da @ self.Wx.T, da @ self.Wh.T
"""
GIVEN = """
class LSTMCell:
    def __init__(self, W, U, bias):
        self.W, self.U, self.bias = W, U, bias

    def forward(self, x, state):
        h, c = state
        i, f, g, o = np.split(x @ self.W.T + h @ self.U.T + self.bias, 4, axis=1)
        i, f, g, o = s(i), s(f), np.tanh(g), s(o)
        new = f * c + i * g
        self.kept = x, h, c, i, f, g, o, new
        return o * np.tanh(new), (o * np.tanh(new), new)[1]

    def backward(self, dh, dc):
        x, h, c, i, f, g, o, new = self.kept
        t = np.tanh(new)
        d = dc + dh * o * (1 - t) * (1 + t)
        a = np.hstack([d * g * i * (1 - i), d * c * f * (1 - f), d * i * (1 - g) * (1 + g), dh * t * o * (1 - o)])
        return a @ self.W, a @ self.U, d * f, a.T @ x, a.T @ h, a.sum(axis=0)
"""


@pytest.mark.parametrize(
    ("text", "old", "new", "code", "said"),
    [
        (ATTRIBUTES, "", "", 0, "20 of 20 points"),
        (GIVEN, "", "", 0, "20 of 20 points"),
        (ATTRIBUTES, "h @ self.Wh +", "h @ self.Wh.T +", 1, "h[0, 0] = "),
        (ATTRIBUTES, "self.h.T @ da", "self.h.T @ da / len(da)", 1, "dR"),
        (ATTRIBUTES, "self.Wh =", "self.inner =", 1, "the cell has no attribute for R"),
        (GIVEN, "new = f * c + i * g", "new = f * c + g", 1, "h[0, 0] = "),
        (GIVEN, "a.T @ x, a.T @ h, a.sum(axis=0)", "a.T @ x", 1, "backward leaves no gradient of W"),
    ],
)
def test_a_class_is_graded(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, old: str, new: str, code: int, said: str
) -> None:
    """Detected by itself; planted: a transposed matrix, a mean, an attribute of another name, a gradient left out."""
    source = SIGMOID + (text.replace(old, new) if old else text)
    assert run(["check", str(written(tmp_path / "mine.py", source))]) == code
    output = capsys.readouterr().out
    assert said in output
    assert "(classes)" in output


def test_a_helper_beside_a_class_is_no_exercise(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A sigmoid that a class uses is not graded, and not missed."""
    source = (SIGMOID + GIVEN).replace("s(", "sigmoid(")
    assert run(["check", str(written(tmp_path / "mine.py", source))]) == 0
    assert "20 of 20 points" in capsys.readouterr().out


def test_an_adapter_that_is_missing_or_broken_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is the author's mistake, with the file and the line."""
    text = (
        'name = "mine"\nadapter = "mine.py"\n[rnn.entries.rnn_step]\nfunction = "f"\nargs = ["x", "h", "W", "R", "b"]\n'
    )
    dialect = written(tmp_path / "mine.toml", text + 'returns = ["h"]\n')
    path = written(tmp_path / "alice.py", SIGMOID + ATTRIBUTES)
    assert run(["check", str(path), "--dialect", str(dialect)]) == 2
    assert "adapter: mine.py cannot be read" in " ".join(capsys.readouterr().err.split())
    written(tmp_path / "mine.py", "def f(:\n")
    assert run(["check", str(path), "--dialect", str(dialect)]) == 2
    assert "line 1: syntax error" in " ".join(capsys.readouterr().err.split())
