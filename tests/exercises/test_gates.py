"""The exercises of the lesson's gates, and truncated backpropagation: by hand, by the reference, and by others."""

import numpy as np
import pytest

from reference import udacity
from reference.layouts import convert
from reference.lstm import lstm_step

from .plain import said, solution

Array = np.ndarray


def drawn(seed: int = 0, N: int = 2, D: int = 3, H: int = 4) -> tuple[dict[str, Array], dict[str, Array]]:
    """Random memories, an event, and parameters of the lesson."""
    rng = np.random.default_rng(seed)
    shapes = {f"W{k}": (H, H + D) for k in "nifv"} | {"Wu": (H, H)} | {f"b{k}": (H,) for k in "nifvu"}
    given = {name: rng.normal(size=(N, H)) for name in ("ltm", "stm")} | {"event": rng.normal(size=(N, D))}
    return given, {name: rng.normal(size=shape) for name, shape in shapes.items()}


@pytest.mark.parametrize("mode", ["literal", "standard"])
def test_the_gates_agree_with_the_reference(mode: udacity.Mode) -> None:
    """Our answers, written apart from the reference, give the same numbers; so does the cell, which is all four."""
    given, p = drawn()
    ltm, stm, event = given["ltm"], given["stm"], given["event"]
    learned, (n, i) = udacity.learn_gate(stm, event, p)
    kept, _ = udacity.forget_gate(ltm, stm, event, p)
    memory = udacity.remember_gate(kept, learned)
    used, _ = udacity.use_gate(kept, memory, stm, event, p, mode)
    for got, want in zip(solution("learn-gate")["learn_gate"](stm, event, p), (learned, n.y, i.y), strict=True):
        np.testing.assert_allclose(got, want, rtol=1e-12)
    np.testing.assert_allclose(solution("forget-gate")["forget_gate"](ltm, stm, event, p)[0], kept, rtol=1e-12)
    assert np.array_equal(solution("remember-gate")["remember_gate"](kept, learned), memory)
    mine = solution("use-gate")["use_gate"](kept, memory, stm, event, p, mode)
    np.testing.assert_allclose(mine, used, rtol=1e-12)
    both = solution("udacity-cell")["udacity_cell"](ltm, stm, event, p, mode)
    np.testing.assert_allclose(both[0], memory, rtol=1e-12)
    np.testing.assert_allclose(both[1], used, rtol=1e-12)


def test_the_standard_reading_is_the_lstm() -> None:
    """With N as candidate and V as output gate the lesson's cell is every library's."""
    given, p = drawn()
    native = convert({k: v for k, v in p.items() if k[1] != "u"}, "lstm", "udacity", "native")
    h, c, _ = lstm_step(given["event"], given["stm"], given["ltm"], native["W"], native["R"], native["b"])
    ltm, stm, _ = solution("udacity-cell")["udacity_cell"](given["ltm"], given["stm"], given["event"], p, "standard")
    np.testing.assert_allclose(ltm, c, rtol=1e-12)
    np.testing.assert_allclose(stm, h, rtol=1e-12)


def test_the_gates_by_hand() -> None:
    """The numbers of the tasks."""
    one, W, b = np.array([[1.0]]), np.ones((1, 2)), np.zeros(1)
    learn = solution("learn-gate")["learn_gate"]
    results = [learn(one, -one, {"Wn": W, "Wi": W, "bn": b + bias, "bi": b}) for bias in (0, 1)]
    assert [float(x) for r in results for x in (r[0][0, 0], r[1][0, 0])] == pytest.approx(
        [0, 0, 0.3808, 0.7616], abs=1e-4
    )
    said("learn-gate", "N = tanh 1 = 0.7616, and 0.3808 is learned")
    forget = solution("forget-gate")["forget_gate"]
    kept = [float(forget(0.8 * one, one, -one, {"Wf": W, "bf": b + bias})[0][0, 0]) for bias in (0, 40, -40)]
    assert kept == pytest.approx([0.4, 0.8, 0])
    said("forget-gate", "f = σ(0) = 0.5, so 0.4 is kept. With bf = 40 all 0.8 are kept, with bf = -40 nothing.")
    assert solution("remember-gate")["remember_gate"](0.4, 0.3808) == pytest.approx(0.7808)
    said("remember-gate", "kept = 0.4 and learned = 0.3808 make 0.7808. With 3 and 0.5 it is 3.5")
    zeros = {"Wu": 0 * one, "bu": b, "Wv": 0 * W, "bv": b}
    use = [solution("use-gate")["use_gate"](0.4 * one, one, one, one, zeros, m)[0, 0] for m in ("literal", "standard")]
    assert use == pytest.approx([0, 0.3808], abs=1e-4)
    said("use-gate", "the literal answer is tanh(0) · 0.5 = 0, the standard one tanh(1) · 0.5 = 0.3808")


def test_the_cell_by_hand() -> None:
    """The numbers of the tasks on the whole cell and on windows."""
    _, p = drawn(D=1, H=1)
    p = {name: 0 * array for name, array in p.items()}
    one, zero = np.ones((1, 1)), np.zeros((1, 1))
    forward, backward = (solution("udacity-cell")[f"udacity_cell{end}"] for end in ("", "_backward"))
    for mode, shown in (("literal", 0), ("standard", 0.2311)):
        ltm, stm, cache = forward(one, zero, zero, p, mode)
        assert [float(ltm[0, 0]), float(stm[0, 0])] == pytest.approx([0.5, shown], abs=1e-4)
        assert backward(one, zero, cache)[0] == pytest.approx(0.5)
    said("udacity-cell", "LTM' = 0.5", "0.5 tanh(0.5) = 0.2311", "dltm = f = 0.5 in both")
    X, Y = np.zeros((2, 1, 1)), -np.ones((2, 1, 1))
    for k, db in ((1, 2), (2, 3)):
        found = solution("truncated-bptt")["truncated_bptt"](X, Y, zero, zero, one, np.zeros(1), k)
        assert [float(g.sum()) for g in found] == [0, 0, db]
    said("truncated-bptt", "db is 1 + 1 = 2 with k = 1", "db = 3")
