"""Stored answers: they are what the solution answers, and judge as it does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.authoring.bundle import bundle
from grader.catalog.catalog import Catalog, load
from grader.errors import BadExercise
from grader.model import Exercise

from .conftest import Making, failures
from .small_exercises import SMALL

Bundling = Callable[[str], tuple[Catalog, Exercise]]


@pytest.fixture
def bundled(made: Making, tmp_path: Path) -> Bundling:
    """A small exercise, bundled into a folder of its own, and loaded from there."""

    def load_one(name: str) -> tuple[Catalog, Exercise]:
        made(name, SMALL[name])
        for path, content in bundle(name, tmp_path).items():
            (tmp_path / "box" / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "box" / path).write_bytes(content)
        catalog = load(tmp_path / "box")
        return catalog, catalog.exercise(name)

    return load_one


@pytest.mark.parametrize("name", SMALL)
def test_right_passes_and_wrong_fails(bundled: Bundling, name: str) -> None:
    """The solution and odd styles earn all, for two seeds; what is wrong on ordinary inputs fails some check."""
    catalog, exercise = bundled(name)
    small = SMALL[name]
    for source in (f"import numpy as np\n{small.solution}", *small.right):
        for seed in (0, 3):
            found = failures(catalog, exercise, source, seed)
            assert not {k: v for k, v in found.items() if k != "inputs_modified"}, source
    for wrong in small.wrong:
        if wrong.check in ("ordinary", "gradients", "own_forward", "pure"):
            assert failures(catalog, exercise, wrong.source), wrong.source


@pytest.mark.long
def test_the_smallest_of_the_stored_cases_is_shown(bundled: Bundling) -> None:
    """Planted: a fault that needs two samples is shown with two samples and everything else at one."""
    catalog, exercise = bundled("dense")
    source = "def dense(x, params):\n    return x @ params['W'].T + params['b'] + (len(x) > 1)\n"
    assert failures(catalog, exercise, source)["ordinary"].count("of 2 entries differ") == 1


def test_a_spoiled_file_is_told(bundled: Bundling, tmp_path: Path) -> None:
    """Neither half a file nor one that would be unpickled is read."""
    bundled("sigmoid")
    cases = tmp_path / "box" / "small" / "sigmoid" / "cases.json"
    cases.write_text(cases.read_text()[:-100])
    with pytest.raises(BadExercise, match=r"cases.json: cannot be read"):
        load(tmp_path / "box").exercise("sigmoid")
