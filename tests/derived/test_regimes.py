"""The corners in which every function is asked, from its arguments alone."""

from pathlib import Path

import numpy as np
import pytest

from grader.catalog.catalog import Catalog
from grader.derived import of
from grader.derived.cases import Case
from grader.derived.regimes import MANY, sizes_for

from .conftest import Making, failures
from .small_exercises import SMALL, Small, written


def test_every_combination_of_choices_is_asked(made: Making) -> None:
    """Planted: wrong for one text together with one truth value alone; its check catches that where no other does."""
    catalog, exercise = made("activate", SMALL["activate"])
    names = {name for name in of(exercise.folder).right.regimes if name.startswith("mode = ")}
    assert len(names) == 6
    for row in sorted(names):
        mode, leaky = (part.partition(" = ")[2] for part in row.split(", "))
        source = f"import numpy as np\n{SMALL['activate'].solution}\nright = activate\ndef activate(x, mode, leaky):\n"
        source += f"    return right(x, mode, leaky) + (mode == {mode!r} and leaky == {leaky})\n"
        found = failures(catalog, exercise, source)
        assert {"ordinary", "choices"} & found.keys(), row


def test_corners_are_asked_with_each_choice(exercises: Catalog) -> None:
    """Planted: a tanh that overflows in one of two readings alone is seen, whichever it is."""
    use_gate = exercises.exercise("use-gate")
    assert {"times 1000, mode = literal", "times 1000, mode = standard"} <= of(use_gate.folder).right.regimes.keys()
    text = (use_gate.folder / "solution.py").read_text(encoding="utf-8")
    tanh = "def tanh(a):\n    return (np.exp(2 * a) - 1) / (np.exp(2 * a) + 1)\n"
    for right in ("np.tanh(kept", "np.tanh(ltm"):
        assert right in text
        assert "magnitudes" in failures(exercises, use_gate, text.replace(right, right[3:]) + tanh)


def test_sizes(tmp_path: Path) -> None:
    """All different, one of each, pairs alike, and one axis long while the others are short."""
    letters = ("N", "T", "D")
    assert all(len(set(row)) == 3 and 1 not in row for row in sizes_for("different", letters))
    assert sizes_for("ones", letters) == ((1, 1, 1),)
    assert all(row[0] == row[2] != row[1] for row in sizes_for("N = D", letters))
    assert {row[1] for row in sizes_for("many T", letters)} == set(MANY)
    assert all(row[0] == 1 for row in sizes_for("1 N", letters))


def test_a_long_sequence_is_long(made: Making) -> None:
    """With many steps the first length is the number of steps."""
    derived = of(made("masked-mean", SMALL["masked-mean"])[1].folder)
    given = derived.given(Case((71, 3, 2), 5, "many T"))
    assert given["lengths"][0] == 71


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [("float N 0.5..2", 0.5, 2.0), ("int N 1..D", 1, 3), ("int N 0..D-1", 0, 2), ("int N", 0, 9), ("bool N", 0, 1)],
)
def test_ranges_are_kept(tmp_path: Path, text: str, least: float, most: float) -> None:
    """In every regime, both ends included and reached."""
    toml = f'[arguments]\nx = "{text}"\ny = "D"\n'
    derived = of(written(tmp_path, "made", Small(toml, "def f(x, y):\n    return x.sum() + y\n")))
    letters = derived.right.question.letters
    sizes = tuple({"N": 400, "D": 3}[letter] for letter in letters)
    for name in derived.right.regimes:
        values = derived.given(Case(sizes, 1, name))["x"]
        assert least <= values.min()
        assert values.max() <= most
    ends = {name: derived.given(Case(sizes, 1, name))["x"] for name in derived.right.regimes if name.endswith(" x")}
    if "bool" not in text:
        assert (ends["least x"] == least).all()
        assert (ends["largest x"] == most).all()
    assert len(np.unique(derived.given(Case(sizes, 1))["x"])) > 1
