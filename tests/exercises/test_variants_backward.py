"""The way back through the Odyssey's variants: each is the reference's gradient and has the numbers of its task."""

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
}


@pytest.mark.parametrize("slug", BACKWARD)
def test_it_is_the_gradient_of_the_reference(slug: str) -> None:
    """Every gradient, to rounding."""
    cell, rng, H = BACKWARD[slug], np.random.default_rng(9), 4
    p, x = cell.parameters(rng, 3, H), rng.normal(size=(2, 3))
    h, c, dh, dc = rng.normal(size=(4, 2, H))
    _, cache = cell.step(x, (h, c), p)
    dx, states, found = cell.step_backward((dh, dc), cache)
    want = (dx, *states, *(found[name] for name in p))
    for got, right in zip(function(slug)(dh, dc, x, h, c, *p.values()), want, strict=True):
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
    given = [rng.normal(size=(2, 3)), *rng.normal(size=(2, 2, 4)), *cell.parameters(rng, 3, 4).values()]
    entry = name.replace("-", "_")
    np.testing.assert_allclose(solution(slug)[entry](*given), solution(name)[entry](*given), rtol=1e-14)
    assert exercise(slug).entries == (entry, f"{entry}_backward")
