"""The folders of the exercises: what a student gets, and our own answers to it."""

import re
import tomllib
from typing import Any

import numpy as np
import pytest

from exercises.recurrent.cases import Case
from exercises.recurrent.cell import Cell, wanted
from grader.catalog.catalog import chapter_dialect
from grader.catalog.loading import module, starter_of
from grader.judging.in_process import InProcess
from grader.judging.student import Student
from grader.judging.verdicts import askable

from .fingerprints import CATALOG, SLUGS, exercise


def text(slug: str, name: str) -> str:
    """One file of an exercise."""
    return (exercise(slug).folder / name).read_text(encoding="utf-8")


def run(slug: str, name: str) -> dict[str, Any]:
    """The functions of one Python file of an exercise."""
    made: dict[str, Any] = {}
    exec(compile(text(slug, name), name, "exec"), made)
    return made


def cell(slug: str) -> Cell:
    """The cell of an exercise's chapter."""
    found: Cell = module(exercise(slug).folder.parent / "checks.py").CELL
    return found


def test_every_chapter_begins_with_a_step() -> None:
    """A step and a sequence, forward and backward, in this order; some chapters have the steps alone."""
    kinds = ("step", "step-backward", "sequence", "sequence-backward")
    for chapter in {exercise(slug).chapter for slug in SLUGS}:
        mine = [slug for slug in SLUGS if exercise(slug).chapter == chapter]
        assert mine == [f"{chapter}-{kind}" for kind in kinds[: len(mine)]]
        assert len(mine) in (2, 4)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_outline_is_complete(slug: str) -> None:
    """Title, order, entries, dialects, hint and covered items are there."""
    outline = tomllib.loads(text(slug, "exercise.toml"))
    assert outline.keys() - {"equivalent", "words"} == {
        "title", "order", "points", "entries", "covers", "hint", "more"
    }  # fmt: skip
    assert 30 <= len(outline["hint"].split()) <= 90
    assert "torch.nn.GRUCell" in exercise(slug).forbidden
    assert exercise(slug).covers
    spoken = {name for name, d in CATALOG.dialects.items() if set(exercise(slug).entries) & d.own.keys()}
    assert set(exercise(slug).dialects) == {"native"} | (spoken & {"cs231n", "deeplearning.ai"})


@pytest.mark.parametrize("slug", SLUGS)
def test_starter_and_solution_define_the_entries(slug: str) -> None:
    """The starter raises NotImplementedError and says the shapes; the solution imports nothing but numpy."""
    starter: dict[str, Any] = {}
    exec(starter_of(exercise(slug)), starter)
    solution = run(slug, "solution.py")
    for entry in exercise(slug).entries:
        count = starter[entry].__code__.co_argcount
        assert solution[entry].__code__.co_argcount == count
        assert "(N, H)" in starter[entry].__doc__
        with pytest.raises(NotImplementedError):
            starter[entry](*[None] * count)
    assert re.findall(r"^(?:import|from) .*", text(slug, "solution.py"), re.M) == ["import numpy as np"]


@pytest.mark.parametrize("slug", SLUGS)
def test_the_task_names_what_is_asked(slug: str) -> None:
    """The task states every entry to write, the shapes, what is graded, and the other dialect."""
    task, entries = text(slug, "task.md"), exercise(slug).entries
    assert task.startswith("# ")
    assert f"`{entries[-1]}(" in task
    assert "(N, H)" in task
    assert "**What is graded.**" in task
    assert (f"lstm-grader start {slug} --dialect cs231n" in task) == ("cs231n" in exercise(slug).dialects)
    assert len(task.split()) < 400


@pytest.mark.parametrize("slug", SLUGS)
def test_the_solution_agrees_with_the_reference(slug: str) -> None:
    """Our own answer, written apart from the reference, gives the same numbers."""
    mine = cell(slug)
    student = Student(InProcess(lambda: run(slug, "solution.py")), chapter_dialect(exercise(slug).folder.parent))
    for sizes in ((3, 2, 4), (1, 1, 1), (2, 3, 3)):
        case = Case(*sizes, T=4 if "sequence" in slug else 0, seed=1)
        right, ahead = wanted(mine, case), student.ask(mine.forward_entry(case), mine.inputs(case))
        for name, array in ahead.items():
            assert array is not None
            np.testing.assert_allclose(array, right.outputs[name], rtol=1e-12, atol=1e-13)
        if "backward" in slug:
            given = {**mine.cotangents(case), "cache": ahead.cache}
            for name, array in student.ask(mine.backward_entry(case), given).items():
                assert array is not None
                np.testing.assert_allclose(array, right.gradients[name], rtol=1e-11, atol=1e-13)


def test_every_exercise_has_ten_points_in_cs231n() -> None:
    """What can be asked in the commonest dialect adds up to ten everywhere; native may be asked a little more."""
    dialect = CATALOG.dialect("cs231n")
    spoken = [slug for slug in SLUGS if dialect.name in exercise(slug).dialects]
    points = {slug: sum(c.points for c in exercise(slug).checks if askable(c, dialect)) for slug in spoken}
    assert points == dict.fromkeys(spoken, 10.0)
