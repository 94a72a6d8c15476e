"""A state that is written unit by unit while it is read: named in steps, sequences and pairs of any cell."""

import pytest

from .plain import failed, told

SIGMOID = "def s(a): return 0.5 * (1 + np.tanh(a / 2))\n"
RNN = """
def turn(x, h, W, R, b):
    for j in range(h.shape[1]):
        h[:, j] = np.tanh(x @ W[j] + h @ R[j] + b[j])
    return h
"""
LSTM = """
def turn(x, h, c, W, R, b, squash=np.tanh, shown=np.tanh):
    H = h.shape[1]
    for j in range(H):
        a = [x @ W[k * H + j] + h @ R[k * H + j] + b[k * H + j] for k in range(4)]
        c[:, j] = s(a[1]) * c[:, j] + s(a[0]) * squash(a[2])
        h[:, j] = s(a[3]) * shown(c[:, j])
    return h, c
"""
GRU = """
def turn(x, h, W, R, b, bn):
    H = h.shape[1]
    for j in range(H):
        a, q = ([y @ M[k * H + j] for k in range(3)] for y, M in ((x, W), (h, R)))
        r, z = (s(a[k] + q[k] + b[k * H + j]) for k in (0, 1))
        n = np.tanh(a[2] + b[2 * H + j] + r * (q[2] + bn[j]))
        h[:, j] = z * h[:, j] + (1 - z) * n
    return h
"""
TEXTS = {
    "rnn-step": RNN + "def rnn_step(x, h, *p): return turn(x, h.copy(), *p), None",
    "lstm-step": LSTM + "def lstm_step(x, h, c, *p): return *turn(x, h.copy(), c.copy(), *p), None",
    "gru-step": GRU + "def gru_step(x, h, *p): return turn(x, h.copy(), *p), None",
    "gers-step": LSTM
    + "def gers_step(x, h, c, *p):\n"
    + "    return turn(x, h.copy(), c.copy(), *p, lambda a: 4 * s(a) - 2, lambda a: 2 * s(a) - 1)",
    "rnn-sequence": RNN
    + "def rnn_forward(X, h, *p):\n"
    + "    h = h.copy()\n"
    + "    return np.array([turn(x, h, *p).copy() for x in X]), h, None",
    "lstm-sequence": LSTM
    + "def lstm_forward(X, h, c, *p):\n"
    + "    h, c = h.copy(), c.copy()\n"
    + "    return np.array([turn(x, h, c, *p)[0].copy() for x in X]), (h, c), None",
}


@pytest.mark.parametrize("slug", TEXTS)
def test_it_is_named(slug: str) -> None:
    """One buffer for the old state and the new one, filled unit by unit."""
    found = told(slug, SIGMOID + TEXTS[slug])
    assert [one.id for one in found] == ["units_read_what_earlier_ones_became"]


@pytest.mark.parametrize("slug", TEXTS)
def test_with_a_copy_to_read_from_it_is_right(slug: str) -> None:
    """The same loops over units, which read a copy of the state as it was before the step."""
    text = TEXTS[slug]
    for read in ("+ h @ R", "((x, W), (h, R))"):
        text = text.replace(read, read.replace("h", "old"))
    text = text.replace("    for j in range", "    old = h.copy()\n    for j in range")
    assert failed(slug, SIGMOID + text) == []
