"""The difference itself is read: planted differences are told, noise and right answers are not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.catalog.catalog import chapter_dialect, load
from grader.checks import Mismatch
from grader.diagnosis.by_difference import ByDifference
from grader.diagnosis.differences import diagnoses
from grader.diagnosis.reading import Compared
from grader.diagnosis.shapes import shape_off
from grader.dialects.axes import Move, Spelling
from grader.dialects.signature import leaves
from grader.model import DiagnosisKind, Exercise

Array = np.ndarray[Any, Any]
AXES = {name: Spelling.parse(text) for name, text in {"dW": "ifgo.H D", "dR": "ifgo.H K", "dX": "T N D"}.items()}
SIZES = ({"N": 3, "T": 4, "D": 2, "H": 5}, {"N": 2, "T": 5, "D": 6, "H": 3}, {"N": 4, "T": 3, "D": 5, "H": 2})

TWO_WAYS = """
title = "Own"
order = 1

[arrays]
X = "T N D"
H = "T N H"

[entries.layer]
args = ["X"]
returns = ["H"]

[entries.habits]
args = ["H"]
returns = ["X"]
arrays = { H = "int" }
"""


def scaled(array: Array, where: Any, by: float) -> Array:
    """The array with a part of it multiplied."""
    array[where] *= by
    return array


def compared(change: Callable[[Array, dict[str, int]], Array], name: str = "dW") -> list[Compared]:
    """Three inputs on which one array is changed and the others are right."""
    rows = []
    for seed, sizes in enumerate(SIZES):
        rng = np.random.default_rng(seed)
        right = {key: rng.normal(size=spelling.shape({**sizes})) for key, spelling in AXES.items()}
        given = {"dH": right["dX"] + 1.0, "x": rng.normal(size=right[name].shape)}
        got = {key: array.copy() for key, array in right.items()}
        got[name] = change(got[name], sizes)
        rows.append(Compared(sizes, got, right, given))
    return rows


def told(rows: list[Compared]) -> list[tuple[str, str]]:
    """The ids and advice of what is read."""
    return [(one.id, one.advice) for one in diagnoses(rows, AXES, lambda name: name)]


def set_zero(array: Array, where: Any) -> Array:
    """The array with zeros at a place."""
    array[where] = 0.0
    return array


@pytest.mark.parametrize(
    ("name", "change", "id", "said"),
    [
        ("dW", lambda a, s: a * 0, "all_zero", "Returns dW zero everywhere"),
        ("dW", lambda a, s: a / s["N"], "factor", "1/N times"),
        ("dW", lambda a, s: -a, "factor", "-1 times"),
        ("dW", lambda a, s: a * s["N"] / (s["N"] - 1), "factor", "N/(N - 1) times"),
        ("dW", lambda a, s: 2 * a, "factor", "2 times"),
        ("dW", lambda a, s: a / np.sqrt(s["H"]), "factor", "1/√H times"),
        ("dR", lambda a, s: np.concatenate([p.T for p in np.split(a, 4)]), "transposed", "Returns dR transposed"),
        ("dW", lambda a, s: np.concatenate(np.split(a, 4)[::-1]), "blocks_exchanged", "in the order ogfi"),
        ("dW", lambda a, s: np.round(a, 3), "rounded", "3 decimals"),
        ("dW", lambda a, s: np.clip(a, -0.5, 0.5), "clipped", "±0.5"),
        ("dW", lambda a, s: np.full_like(a, 0.25), "constant", "0.25 in every entry"),
        ("dX", lambda a, s: set_zero(a, 0), "zero_slab", "the first step"),
        ("dW", lambda a, s: scaled(a, slice(s["H"], 2 * s["H"]), 1 / s["N"]), "block_factor", "the block of f 1/N"),
        ("dX", lambda a, s: a.transpose(1, 0, 2).reshape(a.shape), "reshaped", "another order"),
        ("dX", lambda a, s: a.reshape(a.transpose(1, 0, 2).shape).transpose(1, 0, 2), "reshaped", "another order"),
        ("dX", lambda a, s: set_zero(a, (slice(None), -1)), "zero_slab", "the last sample"),
        ("dW", lambda a, s: set_zero(a, slice(s["H"], 2 * s["H"])), "zero_slab", "the block of f"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_planted_difference_is_told(name: str, change: Callable[..., Array], id: str, said: str) -> None:
    """By its kind, with the number that makes it."""
    found = told(compared(change, name))
    assert [one[0] for one in found] == [id]
    assert said in found[0][1]


@pytest.mark.parametrize(
    ("change", "id"),
    [
        (lambda right, dH: dH[0], "argument_part"),
        (lambda right, dH: right + dH[-1], "argument_part_added"),
        (lambda right, dH: right + dH[0] + dH[-1], None),
    ],
)
def test_a_part_of_an_argument_is_told(change: Callable[[Array, Array], Array], id: str | None) -> None:
    """The gradient of a first state that is the first of what arrived, or has it added; two parts are not told."""
    rows, axes = [], {"dh": Spelling.parse("N H")}
    for seed, sizes in enumerate(SIZES):
        rng = np.random.default_rng(seed)
        right, dH = rng.normal(size=(sizes["N"], sizes["H"])), rng.normal(size=[sizes[k] for k in "TNH"])
        rows.append(Compared(sizes, {"dh": change(right, dH)}, {"dh": right}, {"dH": dH}))
    assert [one.id for one in diagnoses(rows, axes, lambda name: name)] == ([] if id is None else [id])


def test_an_argument_added_is_told() -> None:
    """The right array with what came in added to it."""
    rows = compared(lambda a, s: a)
    for row in rows:
        row.got["dW"][:] += row.given["x"]  # type: ignore[index]
    assert [id for id, _ in told(rows)] == ["argument_added"]


def test_a_share_of_an_argument_added_is_told() -> None:
    """A penalty on the size: with its number; another share on every input is none."""
    rows, unlike = compared(lambda a, s: a), compared(lambda a, s: a)
    for k, (row, other) in enumerate(zip(rows, unlike, strict=True)):
        row.got["dW"][:] += 1e-3 * row.given["x"]  # type: ignore[index, operator]
        other.got["dW"][:] += (k + 1) * 1e-3 * other.given["x"]  # type: ignore[index, operator]
    ((id, said),) = told(rows)
    assert (id, "dW with 0.001 times x added" in said) == ("share_added", True)
    assert told(unlike) == []


def test_a_reshape_is_read_in_the_layout_of_the_dialect() -> None:
    """An array that is asked as (H, 4H), in another order of gates, and filled row by row: not so in our own layout."""
    axes, ours = Spelling.parse("K ifog.H"), AXES["dR"]
    move = Move(axes, ("dR",), (ours,))
    rows = []
    for row in compared(lambda a, s: a, "dR"):
        asked = move.there({"dR": row.right["dR"]}, row.sizes)
        found: dict[str, Array] = {}
        move.back(asked.T.reshape(asked.shape), found, row.sizes)
        rows.append(Compared(row.sizes, {**row.got, "dR": found["dR"]}, row.right, row.given, {"dR": move}))
    assert [id for id, _ in told(rows)] == ["reshaped"]
    assert told([replace(row, moves={}) for row in rows]) == []


def test_a_part_of_the_layout_tells_nothing_of_the_whole() -> None:
    """Of a course's arrays one a gate, the first is right: that does not make a reshape of the others' mistake."""
    axes, rows = {"db": Spelling.parse("ifgo.H")}, []
    of_one = Move(Spelling.parse("i.H 1"), ("db",), (axes["db"],))
    for seed, sizes in enumerate(SIZES):
        right = np.random.default_rng(seed).normal(size=4 * sizes["H"])
        got = np.concatenate([right[: sizes["H"]], np.tanh(right[sizes["H"] :])])
        rows.append(Compared(sizes, {"db": got}, {"db": right}, {}, {"db": of_one}))
    assert diagnoses(rows, axes, lambda name: name) == []


def test_an_argument_handed_back_is_told() -> None:
    """And which one."""
    rows = [
        Compared(row.sizes, {**row.got, "dX": row.given["dH"]}, row.right, row.given)
        for row in compared(lambda a, s: a)
    ]
    assert [(one[0], "Returns dH as dX" in one[1]) for one in told(rows)] == [("returned_as_it_came", True)]


@pytest.mark.parametrize(
    "change",
    [
        lambda a, s: a,
        lambda a, s: a + 0.3 * np.cos(np.arange(a.size)).reshape(a.shape),
        lambda a, s: np.tanh(a),
        lambda a, s: a * (1.0 + s["N"] % 2),
        lambda a, s: a * np.nan,
    ],
)
def test_what_has_no_simple_reason_gets_none(change: Callable[..., Array]) -> None:
    """Right answers, noise, another function, a factor that changes from input to input for no size."""
    assert told(compared(change)) == []


@pytest.mark.parametrize(
    ("shapes", "id"),
    [
        ([((1, 3), (3, 1)), ((2, 3), (3, 2))], "result_transposed"),
        ([((2, 2, 4), (2, 2, 4)), ((2, 3, 4), (3, 2, 4))], "axes_in_another_order"),
        ([((1, 3), (3,))], "axis_of_length_one"),
        ([((4, 3), (3,)), ((1, 3), (3,))], "not_summed_over_samples"),
        ([((), (3,))], "summed_over_everything"),
        ([((2, 3), (2, 4, 3))], "summed_over_an_axis"),
        ([((2,), ()), ((5,), ())], "array_for_a_number"),
        ([((2, 5), (2, 3))], "axis_of_another_length"),
        ([((2, 0), (2, 1))], "axis_of_nothing"),
        ([((7,), (2, 3))], ""),
    ],
)
def test_a_wrong_shape_is_read_where_sizes_differ(shapes: list[Any], id: str) -> None:
    """The clearest of several inputs decides: (1, 3) against (3, 1) alone says nothing of its reason."""
    found = shape_off([Mismatch("step", "h", text="h", shapes=pair) for pair in shapes])
    assert [(one.id, one.kind) for one in found] == ([(id, DiagnosisKind.DIFFERENCE)] if id else [])


BATCH = """
import numpy as np

def rnn_step(x, h, W, R, b):
    new = np.tanh(x @ W.T + h @ R.T + b)
    return {expression}, None
"""


@pytest.mark.parametrize("expression", ["new / np.abs(new).max()", "new - new.mean(axis=0)"])
def test_samples_that_move_each_other_are_told(grade: Callable[..., Any], expression: str) -> None:
    """A maximum or a mean over the batch: no mistake of the activation."""
    report = grade(BATCH.format(expression=expression), "rnn-step")["rnn-step"]
    assert [one.id for one in report.diagnosis] == ["samples_mixed"]


@pytest.mark.parametrize("expression", ["new * 0.9 + 0.05 * new**3", "np.sin(new)"])
def test_samples_that_do_not_are_not_said_to(grade: Callable[..., Any], expression: str) -> None:
    """Another wrong answer, each sample by itself."""
    report = grade(BATCH.format(expression=expression), "rnn-step")["rnn-step"]
    assert "samples_mixed" not in [one.id for one in report.diagnosis]


def test_a_name_that_is_spelled_in_two_ways_tells_no_axes(tmp_path: Path) -> None:
    """A size called H beside an array called H: the array is left alone, the others are read."""
    (tmp_path / "chapter.toml").write_text(TWO_WAYS, encoding="utf-8")
    (tmp_path / "one").mkdir()
    exercise = Exercise("one", "", "own", tmp_path / "one", ("layer", "habits"), (), None, lambda: None)  # type: ignore[arg-type,return-value]
    found = ByDifference(exercise, *[None] * 3).axes()  # type: ignore[arg-type]
    assert {name: spelling.axes for name, spelling in found.items()} == {"X": ("T", "N", "D")}


def test_no_exercise_spells_a_name_in_two_ways() -> None:
    """Of each, all arrays have axes."""
    catalog = load()
    for outline in catalog.outlines:
        home = chapter_dialect(outline.folder.parent)
        items = [i for e in outline.entries for i in (*leaves(home.entries[e].args), *leaves(home.entries[e].returns))]
        named = {i.names[0] for i in items if i.move is not None and not i.move.spelling.plain}
        assert ByDifference(catalog.exercise(outline.slug), *[None] * 3).axes().keys() == named  # type: ignore[arg-type]
