"""The cells of 1997 and 1999: each is the reference's, has the numbers of its task, and tells others by name."""

import math

import numpy as np
import pytest

from exercises.original.mutants import MUTANTS
from grader.mutation.build import Build
from reference import gers, hochreiter, sequence
from reference.memory import MemoryCell
from reference.traces import Traces

from .fingerprints import CATALOG, exercise
from .plain import failed, function, said

CELLS: dict[str, MemoryCell] = {"hs97-step": hochreiter.FULL, "gers-step": gers.FORGET}
LN3 = math.log(3)


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


def test_the_truncated_gradient_is_the_references() -> None:
    """Over five steps, from states that are not zero, to rounding; and not the whole gradient."""
    rng, H = np.random.default_rng(2), 4
    p = hochreiter.TRUNCATED.parameters(rng, 3, H)
    X, dH = rng.normal(size=(5, 2, 3)), rng.normal(size=(5, 2, H))
    h, c, dc = rng.normal(size=(3, 2, H))
    found = function("hs97-truncated-backward")(dH, dc, X, h, c, *p.values())
    for cell, same in ((hochreiter.TRUNCATED, True), (hochreiter.FULL, False)):
        _, _, cache = sequence.forward(cell, X, (h, c), p)
        _, (_, dc_first), grads = sequence.backward(dH, (np.zeros_like(dc), dc), cache)
        want = (dc_first, *(grads[name] for name in p))
        assert all(map(np.allclose, found, want)) is same


def test_truncated_by_hand() -> None:
    """The numbers of the task: one unit without weights; the carousel hands on exactly what arrives."""
    truncated, W, zero = function("hs97-truncated-backward"), np.zeros((3, 1)), np.zeros((1, 1))
    for T in (1, 7):
        found = truncated(np.zeros((T, 1, 1)), zero + 1, np.zeros((T, 1, 1)), zero, zero, W, W, np.zeros(3))
        assert found[0].item() == 1
    dc_first, _, _, db = truncated(np.ones((1, 1, 1)), zero, np.zeros((1, 1, 1)), zero, zero, W, W, np.zeros(3))
    assert (dc_first.item(), *db) == (0.25, 0, 0.125, 0)
    said(
        "hs97-truncated-backward",
        "gets exactly 1",
        "gets 1/2 · 1/2 = 0.25, and the candidate's bias 0.25 · 1/2 = 0.125",
    )


def test_growth_by_hand() -> None:
    """The numbers of the task: one unit whose candidate is 1 and whose gates are 1/2."""
    growth, W, b = function("state-growth"), np.zeros((4, 1)), np.array([0, 0, LN3, 0])
    assert growth(np.zeros((3, 1, 1)), W, W, b, False) == pytest.approx([0.5, 1, 1.5])
    assert growth(np.zeros((3, 1, 1)), W, W, b, True) == pytest.approx([0.5, 0.75, 0.875])
    said("state-growth", "the cell is 0.5, 1, 1.5, ...", "it is 0.5, 0.75, 0.875, ...")


@pytest.mark.long
def test_the_table_of_growth() -> None:
    """What the task says that one will see is what eight networks show; without forgetting it is a straight line."""
    rows = []
    for rng in map(np.random.default_rng, range(8)):
        W, R, b = rng.normal(size=(16, 3)), rng.normal(size=(16, 4)), rng.normal(size=16)
        X = 3 * rng.normal(size=(1000, 8, 3))
        rows.append([function("state-growth")(X, W, R, b, forgets) for forgets in (False, True)])
    for steps in (10, 100, 1000):
        without, having = np.array(rows)[:, :, steps - 1].T
        ends = (f"{found.min():.0f} to {found.max():.0f}" for found in (without, having))
        said("state-growth", f"| {steps} steps | {' | '.join(ends)} |")
    assert min(np.corrcoef(np.arange(1000), row[0])[0, 1] for row in rows) > 0.95


def test_traces_are_the_truncated_gradient() -> None:
    """From a generator, what the reference has by traces and by the truncated backward pass."""
    rng, H, T = np.random.default_rng(4), 4, 6
    cell = gers.FORGET_TRUNCATED
    p = cell.parameters(rng, 3, H)
    X, Y, zeros = rng.normal(size=(T, 3)), rng.normal(size=(T, H)), np.zeros((1, H))
    found = dict(zip(p, function("trace-grad")(zip(X, Y, strict=True), *p.values()), strict=True))
    H_all, _, cache = sequence.forward(cell, X[:, None], (zeros, zeros), p)
    want = sequence.backward(H_all - Y[:, None], (zeros, zeros), cache)[2]
    traces = Traces(cell, p, zeros, zeros)
    for x, y in zip(X, Y, strict=True):
        traces.learn(traces.step(x[None]) - y)
    for name, array in found.items():
        np.testing.assert_allclose(array, want[name], atol=1e-12)
        np.testing.assert_allclose(array, traces.gradients()[name], atol=1e-12)


def test_traces_by_hand() -> None:
    """The numbers of the task: the candidate's bias after one and after two steps."""
    W = np.zeros((4, 1))
    for steps, want in ((1, 0.125), (2, 0.3125)):
        stream = ((np.zeros(1), np.array([-1.0])) for _ in range(steps))
        assert function("trace-grad")(stream, W, W, np.zeros(4))[2] == pytest.approx([0, 0, want, 0])
    said("trace-grad", "0.5 · 0.5 + 0.5 = 0.75 after two: its gradient is 0.125, then 0.3125")


def test_what_is_stored_is_noticed() -> None:
    """Whoever stores a stream fails one check and no other; our own passes, whatever it computes in between."""
    text = (exercise("trace-grad").folder / "solution.py").read_text(encoding="utf-8")
    assert failed("trace-grad", text) == []
    assert failed("trace-grad", text.replace("in stream:", "in list(stream):")) == ["keeps_nothing"]
    growing = text.replace("        u = ", "        seen.append(x)\n        u = ").replace(
        "    for", "    seen = []\n    for"
    )
    assert failed("trace-grad", growing) == ["keeps_nothing"]
    losses = text.replace("        e = (", "        seen.append(float(dh @ dh))\n        e = (")
    assert failed("trace-grad", losses.replace("    for", "    seen = []\n    for")) == []
