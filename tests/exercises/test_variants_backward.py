"""The way back through the Odyssey's variants: each is the reference's gradient and has the numbers of its task."""

from typing import Any

import numpy as np
import pytest

from grader.checks import Array
from reference import odyssey
from reference.memory import MemoryCell

from .fingerprints import exercise
from .plain import function, said, solution

BACKWARD: dict[str, MemoryCell] = {
    "nig-step-backward": odyssey.NIG,
    "nfg-step-backward": odyssey.NFG,
    "nog-step-backward": odyssey.NOG,
    "niaf-step-backward": odyssey.NIAF,
    "noaf-step-backward": odyssey.NOAF,
    "cifg-step-backward": odyssey.CIFG,
    "fgr-step-backward": odyssey.FGR,
}


def nine(G: Array) -> Any:
    """The nine matrices of FGR by name: block row the gate that reads, block column the gate that is read."""
    H = len(G) // 3
    places = {gate: slice(k * H, (k + 1) * H) for k, gate in enumerate("ifo")}
    return {a + b: G[places[b], places[a]] for b in "ifo" for a in "ifo"}


def taken(p: dict[str, Array]) -> list[Any]:
    """What of the parameters a step takes, in order."""
    return [nine(value) if name == "G" else value for name, value in p.items()]


def flat(values: Any) -> list[Array]:
    """All arrays, those of a dict in order."""
    return [array for value in values for array in (value.values() if isinstance(value, dict) else [value])]


@pytest.mark.parametrize("slug", BACKWARD)
def test_it_is_the_gradient_of_the_reference(slug: str) -> None:
    """Every gradient, to rounding."""
    cell, rng, H = BACKWARD[slug], np.random.default_rng(9), 4
    p, x = cell.parameters(rng, 3, H), rng.normal(size=(2, 3))
    state, arriving = rng.normal(size=(2, len(cell.states), 2, H))
    _, cache = cell.step(x, tuple(state), p)
    dx, states, found = cell.step_backward(tuple(arriving), cache)
    want = flat((dx, *states, *taken({name: found[name] for name in p})))
    for got, right in zip(flat(function(slug)(*arriving, x, *state, *taken(p))), want, strict=True):
        np.testing.assert_allclose(got, right, atol=1e-12)


@pytest.mark.parametrize(
    ("slug", "given", "dc_old", "db", "words"),
    [
        # dh', dc', c and the candidate's bias; what the old cell gets, and the blocks of the bias
        ("nig-step-backward", (0, 1, 1, 0), 0.5, {"f": 0.25, "g": 1}, "0.5, the candidate's bias the whole 1"),
        ("nfg-step-backward", (0, 1, 1, 0), 1, {"i": 0, "g": 0.5}, "gets exactly 1, the candidate's bias 0.5"),
        ("nog-step-backward", (1, 0, 0, 0), 0.5, {"g": 0.5}, "the old cell gets 0.5 and the candidate's bias 0.5"),
        ("niaf-step-backward", (0, 1, 0, 3), 0.5, {"g": 0.5, "i": 0.75}, "the input gate's bias 3 · 1/4 = 0.75"),
        ("noaf-step-backward", (1, 0, 8, 0), 0.25, {"o": 1}, "1/2 · 1/2 = 0.25 and the output gate's bias 4 · 1/4 = 1"),
        ("cifg-step-backward", (0, 1, 1, 0), 0.5, {"i": -0.25}, "the input gate's bias (0 - 1) · 1/4 = -0.25"),
    ],
)
def test_numbers_by_hand(slug: str, given: tuple[float, ...], dc_old: float, db: dict[str, float], words: str) -> None:
    """The numbers of the tasks: one unit without weights and peepholes."""
    cell = BACKWARD[slug]
    p = {name: np.zeros(shape) for name, shape in cell.shapes(1, 1).items()}
    *arriving, c, p["b"][cell.rows("g", 1)] = given
    one: Array = np.ones((1, 1))
    dh, dc = (number * one for number in arriving)
    found = function(slug)(dh, dc, 0 * one, 0 * one, c * one, *p.values())
    assert found[2].item() == pytest.approx(dc_old)
    assert {block: found[5][cell.rows(block, 1)].item() for block in db} == pytest.approx(db)
    said(slug, words)


@pytest.mark.parametrize("slug", BACKWARD)
def test_the_forward_step_is_that_of_its_own_exercise(slug: str) -> None:
    """Whoever has done `nig-step` hands the same function in again: both solutions give the same states."""
    name = slug.removesuffix("-backward")
    rng, cell = np.random.default_rng(1), BACKWARD[slug]
    states = rng.normal(size=(len(cell.states), 2, 4))
    given = [rng.normal(size=(2, 3)), *states, *taken(cell.parameters(rng, 3, 4))]
    entry = name.replace("-", "_")
    np.testing.assert_allclose(solution(slug)[entry](*given), solution(name)[entry](*given), rtol=1e-14)
    assert exercise(slug).entries == (entry, f"{entry}_backward")


def fgr(G: Array, *arriving: float) -> list[Any]:
    """The gradients of one unit of FGR, as its task has it: c = 1, old gates 1/2, 1, 0, and nine weights."""
    one: Array = np.ones((1, 1))
    p = {name: np.zeros(shape) for name, shape in odyssey.FGR.shapes(1, 1).items()} | {"G": G}
    state = [number * one for number in (0, 1, 0.5, 1, 0)]
    return list(function("fgr-step-backward")(*(number * one for number in arriving), 0 * one, *state, *taken(p)))


def test_numbers_of_fgr_backward() -> None:
    """The numbers of its task; a second way doubles them."""
    G = np.zeros((3, 3))
    G[1, 0] = 2 * np.log(3)  # the forget gate reads the input gate
    for times, arriving in ((1, (0, 1, 0, 0, 0)), (2, (0, 1, 0, 1, 0))):
        _, _, _, di, _, _, _, _, db, _, dG = fgr(G, *arriving)
        found = (db[odyssey.FGR.rows("f", 1)].item(), dG["if"].item(), di.item())
        assert found == pytest.approx(tuple(times * number for number in (0.1875, 0.09375, 0.4120)), abs=6e-5)
    said("fgr-step-backward", "1 · 3/16 = 0.1875", "half of that, 0.09375", "2 ln 3 · 3/16 = 0.4120")
    said("fgr-step-backward", "With df' = 1 besides, all three are twice as large")


def test_fgr_with_nine_zero_matrices_goes_back_as_the_plain_one() -> None:
    """Where nothing arrives at the gates; and nothing goes back to the old ones."""
    rng, H = np.random.default_rng(3), 4
    p = odyssey.V.parameters(rng, 3, H)
    x, (h, c, i, f, o, dh, dc) = rng.normal(size=(2, 3)), rng.normal(size=(7, 2, H))
    nothing = 0 * dh
    _, cache = odyssey.V.step(x, (h, c), p)
    dx, states, found = odyssey.V.step_backward((dh, dc), cache)
    G = nine(np.zeros((3 * H, 3 * H)))
    got = function("fgr-step-backward")(dh, dc, nothing, nothing, nothing, x, h, c, i, f, o, *p.values(), G)
    for mine, right in zip((*got[:3], *got[6:10]), (dx, *states, *(found[name] for name in p)), strict=True):
        np.testing.assert_allclose(mine, right, atol=1e-13)
    assert not any(array.any() for array in got[3:6])
