"""The cells of 1997 and 1999: each is the reference's, has the numbers of its task, and tells others by name."""

import math
from typing import Any

import numpy as np
import pytest

from exercises.original.mutants import MUTANTS
from grader.mutation.build import Build
from reference import gers, hochreiter
from reference.memory import MemoryCell

from .fingerprints import CATALOG, exercise
from .plain import said, solution

CELLS: dict[str, MemoryCell] = {"hs97-step": hochreiter.FULL, "gers-step": gers.FORGET}
LN3 = math.log(3)


def function(slug: str) -> Any:
    """Our own function."""
    return solution(slug)[slug.replace("-", "_")]


@pytest.mark.parametrize("slug", CELLS)
def test_it_is_the_cell_of_the_reference(slug: str) -> None:
    """The same states, to rounding."""
    cell, rng, H = CELLS[slug], np.random.default_rng(8), 4
    p, x = cell.parameters(rng, 3, H), rng.normal(size=(2, 3))
    state = tuple(rng.normal(size=(2, H)) for _ in cell.states)
    want, _ = cell.step(x, state, p)
    np.testing.assert_allclose(function(slug)(x, *state, *p.values()), want, atol=1e-13)


@pytest.mark.parametrize(
    ("slug", "cell", "biases", "want"),
    [
        ("hs97-step", LN3, {}, (0.25, LN3)),
        ("hs97-step", 1.0, {1: LN3}, (None, 1.5)),
        ("gers-step", 2 * LN3, {}, (0.25, LN3)),
        ("gers-step", 2 * LN3, {1: 40}, (None, 2 * LN3)),
    ],
)
def test_steps_by_hand(slug: str, cell: float, biases: dict[int, float], want: tuple[float | None, float]) -> None:
    """The numbers of the tasks: one unit without weights; biases by block."""
    W = np.zeros((len(CELLS[slug].blocks), 1))
    b = np.array([biases.get(block, 0.0) for block in range(len(W))])
    h_new, c_new = function(slug)(np.zeros((1, 1)), np.zeros((1, 1)), np.full((1, 1), cell), W, W, b)
    assert float(c_new.item()) == pytest.approx(want[1])
    assert want[0] is None or float(h_new.item()) == pytest.approx(want[0])


def test_steps_are_said() -> None:
    """The tasks have these numbers."""
    said(
        "hs97-step",
        "c' = ln 3 = 1.0986, whole",
        "h' = (2 · 3/4 - 1) / 2 = 0.25",
        "g = 4 · 3/4 - 2 = 1 and c' = c + 0.5",
    )
    said("gers-step", "c = 2 ln 3 = 2.1972", "c' = ln 3 = 1.0986 and h' = (2 · 3/4 - 1) / 2 = 0.25", "c' = 2.1972")


def test_the_other_convention_is_called_so() -> None:
    """Whoever writes the squashings of today is told that this is the other convention."""
    for slug in CELLS:
        advice = {mutant.id: mutant.advice for mutant in exercise(slug).mistakes().mutants}
        assert "the other convention" in advice["squashings_of_today"]


def test_every_line_of_a_mutant_stands_in_a_solution() -> None:
    """A line that no solution has would change nothing: it is the author's error. Each exercise has six mistakes."""
    slugs = [outline.slug for outline in CATALOG.outlines if outline.chapter == "original"]
    builds = [Build((exercise(slug).folder / "solution.py").read_text(encoding="utf-8")) for slug in slugs]
    lines = [{key: part} for mutant in MUTANTS for key, part in mutant.replaces.items()]
    assert [line for line in lines if not any(build.known(line) for build in builds)] == []
    assert all(len(exercise(slug).mistakes().mutants) >= 6 for slug in slugs)
