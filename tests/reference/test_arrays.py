"""What a caller may give: any kind of number, and nothing of a wrong name or shape."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from reference import flow, mut, sequence
from reference.activations import HALF_TANH, LOGISTIC, TANH, WIDE_TANH
from reference.arrays import one_dtype
from reference.cell import Cell
from reference.cells import CELLS
from reference.extended import extended
from reference.fused import lstm_fused_backward, lstm_fused_forward
from reference.lstm import lstm_backward, lstm_forward, lstm_step
from reference.rnn import rnn_backward, rnn_forward, rnn_step
from reference.torch_cells import Twin, tensors

from .draws import Array
from .oracles import Draw, draw, ours, ours_extended, step_by_step, worst

NARROW = [bool, np.uint8, np.int8, np.int64]
every_cell = pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)


def small_integers(cell: Cell) -> Draw:
    """A draw whose numbers are all 0 or 1, so that every type holds them."""
    return draw(cell, 0).map(lambda a: (a > 0).astype(float))


@every_cell
@pytest.mark.parametrize("dtype", NARROW)
def test_integers_are_taken_as_float64(cell: Cell, dtype: type) -> None:
    """X alone, or everything, as bools or integers gives the bits that float64 gives, sequence and step."""
    d = small_integers(cell)
    want, steps = ours(cell, d), step_by_step(cell, d)
    whole = d.map(lambda a: a.astype(dtype))
    for given in (whole, Draw(whole.X, d.state, d.p, d.dH, d.dstate)):
        given = Draw(given.X, given.state, given.p, d.dH, d.dstate)
        got = ours(cell, given)
        assert {v.dtype for v in got.values()} == {np.dtype(float)}
        assert all(np.array_equal(got[k], v) for k, v in want.items())
        assert all(np.array_equal(v, steps[k]) for k, v in step_by_step(cell, given).items())


@every_cell
def test_integers_are_widened_in_extended_precision(cell: Cell) -> None:
    """The extended form of integers is that of the same numbers in float64."""
    d = small_integers(cell)
    got, want = ours_extended(cell, d.map(lambda a: a.astype(np.int32))), ours_extended(cell, d)
    assert all(np.array_equal(got[k], v) for k, v in want.items())


@every_cell
@pytest.mark.parametrize("part", ["X", "state", "p"])
def test_mixed_types_take_the_common_one(cell: Cell, part: str) -> None:
    """One argument in float32 among float64 loses its own digits only, wherever it is used."""
    d = draw(cell, 1)
    rounded = d.map(lambda a: a.astype(np.float32).astype(float))
    changed: dict[str, Any] = {
        "X": Draw(rounded.X.astype(np.float32), rounded.state, rounded.p, rounded.dH, rounded.dstate),
        "state": Draw(rounded.X, tuple(s.astype(np.float32) for s in rounded.state), rounded.p, d.dH, d.dstate),
        "p": Draw(rounded.X, rounded.state, {k: v.astype(np.float32) for k, v in rounded.p.items()}, d.dH, d.dstate),
    }
    given = changed[part]
    got = ours(cell, given)
    assert {v.dtype for v in got.values()} == {np.dtype(float)}
    want = ours(cell, Draw(rounded.X, rounded.state, rounded.p, given.dH, given.dstate))
    assert all(np.array_equal(got[k], v) for k, v in want.items())


PLAIN: dict[str, tuple[str, Any, Any]] = {
    "rnn": ("RNN", rnn_forward, rnn_backward),
    "lstm": ("LSTM", lstm_forward, lstm_backward),
    "fused": ("LSTM", lstm_fused_forward, lstm_fused_backward),
}


def run(forward: Any, backward: Any, d: Draw) -> list[Array]:
    """Outputs and gradients of a plain cell, flat."""
    H, last, cache = forward(d.X, *d.state, **d.p)
    cotangents = d.dstate[0] if len(d.state) == 1 else d.dstate
    dX, dfirst, *rest = backward(d.dH, cotangents, cache)
    return [H, *(last if isinstance(last, tuple) else [last]), dX, *np.atleast_1d(dfirst), *rest]


@pytest.mark.parametrize("name", PLAIN)
@pytest.mark.parametrize("dtype", NARROW)
def test_integers_in_the_plain_cells(name: str, dtype: type) -> None:
    """No output buffer has the integers' type, in which every |h| < 1 would be 0."""
    kind, forward, backward = PLAIN[name]
    d = small_integers(CELLS[kind])
    got, want = run(forward, backward, d.map(lambda a: a.astype(dtype))), run(forward, backward, d)
    assert all(np.array_equal(a, b) and a.dtype == b.dtype for a, b in zip(got, want, strict=True))
    assert np.abs(got[0]).max() > 0.1


@pytest.mark.parametrize("name", PLAIN)
def test_gradients_take_the_type_of_the_cotangents(name: str) -> None:
    """Complex or wider cotangents of float64 runs are not cut down."""
    kind, forward, backward = PLAIN[name]
    d = draw(CELLS[kind], 2)
    turned = Draw(d.X, d.state, d.p, 1j * d.dH, tuple(1j * v for v in d.dstate))
    outputs = 1 + len(d.state)
    for got, want in zip(run(forward, backward, turned)[outputs:], run(forward, backward, d)[outputs:], strict=True):
        assert np.allclose(got, 1j * want, rtol=1e-13)


@pytest.mark.parametrize("squash", [LOGISTIC, TANH, WIDE_TANH, HALF_TANH], ids=lambda s: s.name)
@pytest.mark.parametrize("dtype", NARROW)
def test_activations_of_integers(squash: Any, dtype: type) -> None:
    """Value, slope and complement in float64, no wrapped minus sign."""
    a = np.array([0, 1, 1], dtype) if dtype in (bool, np.uint8) else np.array([0, 7, -7], dtype)
    for function in (squash.f, squash.slope, squash.rest):
        assert function(a).dtype == float
        assert np.array_equal(function(a), function(a.astype(float)))


def test_nothing_is_copied_where_types_agree() -> None:
    """The float64 path hands the arrays on; lists become arrays."""
    a, b = np.ones(3), np.zeros((2, 2))
    assert all(x is y for x, y in zip(one_dtype(a, b), (a, b), strict=True))
    assert [v.dtype for v in one_dtype([1, 2], np.float32(3))] == [float, float]
    assert [v.dtype for v in one_dtype(np.ones(2, np.float16), np.ones(2, bool))] == [float, float]


def faults(cell: Cell, d: Draw) -> dict[str, tuple[Draw, str]]:
    """Draws with one wrong thing each, and what the message must say; N, D, H = 2, 3, 4."""
    name = next(reversed(d.p))
    wanted = str(d.p[name].shape).replace("(", r"\(").replace(")", r"\)")

    def given(state: Any = d.state, p: Any = d.p, X: Array = d.X) -> Draw:
        return Draw(X, state, p, d.dH, d.dstate)

    return {
        "missing": (given(p={k: v for k, v in d.p.items() if k != name}), f"{name} is missing, {wanted}"),
        "extra": (given(p={**d.p, "bias": d.p[name]}), "bias is not known"),
        "long": (given(p={**d.p, name: np.concatenate([d.p[name]] * 2)}), f"{name} has shape .* should have {wanted}"),
        "broadcast": (given(p={**d.p, name: d.p[name][:1]}), f"{name} has shape .* should have {wanted}"),
        "scalar": (given(p={**d.p, name: np.float64(1)}), rf"{name} has shape \(\), but should have {wanted}"),
        "state": (given((*d.state[:-1], d.state[-1][:1])), f"{cell.states[-1]} has shape|but should be"),
        "few": (given(d.state[:-1]), f"parts, but should be .{cell.states[0]}"),
        "many": (given((*d.state, d.state[0])), f"parts, but should be .{cell.states[0]}"),
        "inputs": (given(X=d.X[:, :, :1]), r"W has shape .*, but should have"),
        "axes": (given(X=d.X[0]), r"inputs \(2, \d\) and state \(2, 4\), but should be \(T, N, D\)"),
    }


@every_cell
@pytest.mark.parametrize("fault", faults(CELLS["LSTM"], draw(CELLS["LSTM"], 0)))
def test_a_wrong_name_or_shape_is_refused(cell: Cell, fault: str) -> None:
    """By sequence, step and twin alike, with the name, what it has and what it should have."""
    given, message = faults(cell, draw(cell, 0))[fault]
    with pytest.raises(ValueError, match=message):
        sequence.forward(cell, given.X, given.state, given.p)
    with pytest.raises(ValueError, match=message):
        Twin(cell).forward(*torch_arguments(given))
    if fault == "axes":
        given = Draw(given.X[0], given.state, given.p, given.dH, given.dstate)
        message = "inputs"
    with pytest.raises(ValueError, match=message):
        cell.step(given.X[0], given.state, given.p)


def torch_arguments(d: Draw) -> Any:
    """X, state and parameters as tensors."""
    X, *state = (tensors({"v": v}, None)["v"] for v in (d.X, *d.state))  # type: ignore[arg-type]
    return X, tuple(state), tensors(d.p, None)  # type: ignore[arg-type]


@every_cell
def test_wrong_gradients_are_refused(cell: Cell) -> None:
    """dH and the gradients of the last state have the shapes of H and the state, as many as there are."""
    d = draw(cell, 0)
    _, _, cache = sequence.forward(cell, d.X, d.state, d.p)
    for dH in (d.dH[:, :1], d.dH[0], d.dH[0, 0], np.concatenate([d.dH, d.dH])):
        with pytest.raises(ValueError, match=r"dH has shape .*, but should have \(5, 2, 4\)"):
            sequence.backward(dH, d.dstate, cache)
    _, step = cell.step(d.X[0], d.state, d.p)
    calls: list[Callable[[Any], Any]] = [
        lambda u: sequence.backward(d.dH, u, cache),
        lambda u: cell.step_backward(u, step),
        lambda u: flow.lag_norms(u, cache),
    ]
    for call in calls:
        for dstate in (d.dstate[:-1], (*d.dstate, d.dstate[0])):
            with pytest.raises(ValueError, match="gradients of"):
                call(dstate)
        with pytest.raises(ValueError, match=r"dh has shape \(4,\), but should have \(2, 4\)"):
            call((d.dstate[0][0], *d.dstate[1:]))


def test_a_wrong_mask_is_refused() -> None:
    """A mask is (T, N): nothing is broadcast; a length beyond T or below 0 has no mask."""
    cell = CELLS["LSTM"]
    d = draw(cell, 0)
    for mask in (np.ones((2, 5), bool), np.ones((5, 1), bool), np.ones((6, 2), bool), np.ones(5, bool)):
        with pytest.raises(ValueError, match=r"mask has shape .*, but should have \(5, 2\)"):
            sequence.forward(cell, d.X, d.state, d.p, mask)
    for length in (6, -1):
        with pytest.raises(ValueError, match="should be between 0 and T = 5"):
            sequence.mask_of([2, length], 5)


@pytest.mark.parametrize("name", PLAIN)
def test_plain_cells_refuse_wrong_shapes(name: str) -> None:
    """The functions on plain arrays name the argument, forward and backward."""
    kind, forward, backward = PLAIN[name]
    d = draw(CELLS[kind], 0)
    for key, value in d.p.items():
        for wrong in (value[:1], np.concatenate([value, value])):
            with pytest.raises(ValueError, match=f"{key} has shape .*, but should have"):
                forward(d.X, *d.state, **{**d.p, key: wrong})
    with pytest.raises(ValueError, match="but should be"):
        forward(d.X[0], *d.state, **d.p)
    _, _, cache = forward(d.X, *d.state, **d.p)
    dlast = d.dstate[0] if len(d.state) == 1 else d.dstate
    with pytest.raises(ValueError, match=r"dH has shape \(2, 4\), but should have \(5, 2, 4\)"):
        backward(d.dH[0], dlast, cache)
    step: Any = {"RNN": rnn_step, "LSTM": lstm_step}[kind]
    with pytest.raises(ValueError, match=r"b has shape \(1,\)"):
        step(d.X[0], *d.state, **{**d.p, "b": d.p["b"][:1]})


def test_a_cell_of_other_parameters_is_seen() -> None:
    """A bn given to a GRU that has none, as torch's layout yields it, is refused rather than ignored."""
    cell = CELLS["GRU keep, before"]
    d = draw(cell, 0)
    with pytest.raises(ValueError, match="GRU keep, before for N, D, H = 2, 3, 4: bn is not known"):
        sequence.forward(cell, d.X, d.state, {**d.p, "bn": np.ones(4)})


@pytest.mark.parametrize(("kind", "projected"), [(0, False), (4, False), (3, True)])
def test_a_mutant_that_does_not_exist_is_refused(kind: int, projected: bool) -> None:
    """Kinds are 1, 2 and 3, and MUT3 has nothing to project."""
    with pytest.raises(ValueError, match="kinds are 1, 2, 3"):
        mut.MUTCell("wrong", kind=kind, projected=projected)


def test_extended_takes_integers_and_scalars() -> None:
    """Whole numbers, NumPy scalars and keyword arrays are widened; bools and Python's numbers are as they were."""
    seen: list[Any] = []

    def function(a: Array, flag: Array, n: int, *, key: Array, value: Any) -> Any:
        seen.extend([a.dtype, flag.dtype, type(n), key.dtype, value.dtype])
        return value

    ones = np.ones(2)
    got = extended(function)(ones.astype(np.uint8), ones > 0, 3, key=ones.astype(np.float32), value=np.float64(0.1))
    assert seen == [np.longdouble, bool, int, np.longdouble, np.longdouble]
    assert got.dtype == float
    assert got == 0.1


def test_the_comparison_sees_nan_and_shapes() -> None:
    """The comparison that these tests rest on does not pass NaN or another shape."""
    one = np.ones(3)
    assert worst({"a": one}, {"a": one}) == 0
    for wrong in (one * np.nan, one[:1], one[None]):
        assert worst({"a": wrong}, {"a": one}) == np.inf
