"""The exercises on lengths, on two layers and on two directions: by hand, by the reference, and by others."""

import numpy as np
import pytest

from reference.lstm import lstm_forward

from .plain import said, solution

Array = np.ndarray
Params = dict[str, Array]


def drawn(D: int, H: int, seed: int) -> Params:
    """Random parameters."""
    rng = np.random.default_rng(seed)
    return {"W": rng.normal(size=(4 * H, D)), "R": rng.normal(size=(4 * H, H)), "b": rng.normal(size=4 * H)}


def plain(X: Array, h: Array, c: Array, p: Params) -> tuple[Array, Array, Array]:
    """One layer of the reference: outputs, last h and c."""
    hs, (h, c), _ = lstm_forward(X, h, c, p["W"], p["R"], p["b"])
    return hs, h, c


def test_they_agree_with_the_reference() -> None:
    """Each sequence alone, one layer after the other, each direction alone: the same numbers."""
    rng = np.random.default_rng(0)
    X, h, c = rng.normal(size=(4, 3, 2)), rng.normal(size=(3, 5)), rng.normal(size=(3, 5))
    p, q, r = drawn(2, 5, 1), drawn(5, 5, 2), drawn(2, 5, 3)
    lengths = np.array([4, 1, 3])
    hs, h_last, c_last = solution("masked-lstm")["masked_lstm"](X, lengths, h, c, p["W"], p["R"], p["b"])
    for n, length in enumerate(lengths):
        alone = plain(X[:length, n : n + 1], h[n : n + 1], c[n : n + 1], p)
        np.testing.assert_allclose(hs[:length, n], alone[0][:, 0], rtol=1e-12)
        np.testing.assert_allclose((h_last[n], c_last[n]), (alone[1][0], alone[2][0]), rtol=1e-12)
        assert not hs[length:, n].any()
    found = solution("stacked-lstm")["stacked_lstm"](X, [h, c], [c, h], [p, q])
    lower = plain(X, h, c, p)
    upper = plain(lower[0], c, h, q)
    np.testing.assert_allclose(found[0], upper[0], rtol=1e-12)
    np.testing.assert_allclose(found[1], [lower[1], upper[1]], rtol=1e-12)
    np.testing.assert_allclose(found[2], [lower[2], upper[2]], rtol=1e-12)
    zero = np.zeros((3, 5))
    want = np.concatenate([plain(X, zero, zero, p)[0], plain(X[::-1], zero, zero, r)[0][::-1]], axis=2)
    np.testing.assert_allclose(solution("bidirectional-lstm")["bilstm"](X, p, r), want, rtol=1e-12)


def test_by_hand() -> None:
    """The numbers of the tasks."""
    none = {name: 0 * array for name, array in drawn(1, 1, 0).items()}
    X, zero = np.zeros((2, 2, 1)), np.zeros((2, 1))
    hs, _, c = solution("masked-lstm")["masked_lstm"](
        X, np.array([1, 2]), zero, zero + 1, none["W"], none["R"], none["b"]
    )
    assert [*c[:, 0], *hs[1, :, 0]] == pytest.approx([0.5, 0.25, 0, 0.1225], abs=1e-4)
    said("masked-lstm", "ends with c = 0.5, the second with c = 0.25", "0.5 tanh(0.25) = 0.1225")
    states = [np.zeros((1, 1))] * 2, [np.ones((1, 1)), 3 * np.ones((1, 1))]
    hs, _, last = solution("stacked-lstm")["stacked_lstm"](X[:1, :1], *states, [none, none])
    assert [hs.item(), last[0].item(), last[1].item()] == pytest.approx([0.4526, 0.5, 1.5], abs=1e-4)
    said("stacked-lstm", "the last c are 0.5 and 1.5, and the output is 0.5 tanh(1.5) = 0.4526")
    p = {**none, "W": np.array([[0.0], [0], [1], [0]])}
    both = solution("bidirectional-lstm")["bilstm"](np.array([[[1.0]], [[0]]]), p, p)[:, 0]
    np.testing.assert_allclose(both, [[0.1817, 0.1817], [0.0941, 0]], atol=1e-4)
    said("bidirectional-lstm", "the forward half is [0.1817, 0.0941]", "the backward half is [0.1817, 0]")
