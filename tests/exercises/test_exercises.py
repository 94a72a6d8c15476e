"""The folders of the exercises: what a student gets, and our own answers to it."""

import re
import tomllib
from typing import Any

import numpy as np
import pytest

from exercises.lstm.cell import CELL as LSTM
from exercises.recurrent.cases import Case
from exercises.recurrent.cell import wanted
from exercises.rnn.cell import CELL as RNN
from grader.catalog.catalog import chapter_dialect
from grader.judging.in_process import InProcess
from grader.judging.student import Student
from grader.judging.verdicts import askable

from .fingerprints import CATALOG, exercise

SLUGS = CATALOG.slugs
CELLS = {"lstm": LSTM, "rnn": RNN}


def text(slug: str, name: str) -> str:
    """One file of an exercise."""
    return (exercise(slug).folder / name).read_text(encoding="utf-8")


def run(slug: str, name: str) -> dict[str, Any]:
    """The functions of one Python file of an exercise."""
    made: dict[str, Any] = {}
    exec(compile(text(slug, name), name, "exec"), made)
    return made


def test_there_are_four_per_chapter() -> None:
    """A step and a sequence, forward and backward, in this order."""
    kinds = ("step", "step-backward", "sequence", "sequence-backward")
    assert tuple(f"{chapter}-{kind}" for chapter in ("rnn", "lstm") for kind in kinds) == SLUGS


@pytest.mark.parametrize("slug", SLUGS)
def test_the_outline_is_complete(slug: str) -> None:
    """Title, order, entries, dialects, hint and covered items are there."""
    outline = tomllib.loads(text(slug, "exercise.toml"))
    assert outline.keys() - {"equivalent"} == {
        "words",
        "title",
        "order",
        "entries",
        "dialects",
        "covers",
        "forbidden",
        "hint",
    }
    assert outline["dialects"] == ["native", "cs231n"]
    assert 30 <= len(outline["hint"].split()) <= 90


@pytest.mark.parametrize("slug", SLUGS)
def test_starter_and_solution_define_the_entries(slug: str) -> None:
    """The starter raises NotImplementedError and says the shapes; the solution imports nothing but numpy."""
    starter, solution = run(slug, "starter.py"), run(slug, "solution.py")
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
    assert f"lstm-grader start {slug} --dialect cs231n" in task
    assert len(task.split()) < 400


@pytest.mark.parametrize("slug", SLUGS)
def test_the_solution_agrees_with_the_reference(slug: str) -> None:
    """Our own answer, written apart from the reference, gives the same numbers."""
    cell = CELLS[exercise(slug).chapter]
    student = Student(InProcess(lambda: run(slug, "solution.py")), chapter_dialect(exercise(slug).folder.parent))
    for sizes in ((3, 2, 4), (1, 1, 1), (2, 3, 3)):
        case = Case(*sizes, T=4 if "sequence" in slug else 0, seed=1)
        right, ahead = wanted(cell, case), student.ask(cell.forward_entry(case), cell.inputs(case))
        for name, array in ahead.items():
            assert array is not None
            np.testing.assert_allclose(array, right.outputs[name], rtol=1e-12, atol=1e-13)
        if "backward" in slug:
            given = {**cell.cotangents(case), "cache": ahead.cache}
            for name, array in student.ask(cell.backward_entry(case), given).items():
                assert array is not None
                np.testing.assert_allclose(array, right.gradients[name], rtol=1e-11, atol=1e-13)


def test_every_exercise_has_ten_points_in_cs231n() -> None:
    """What can be asked in the commonest dialect adds up to ten everywhere; native may be asked a little more."""
    dialect = CATALOG.dialect("cs231n")
    points = {slug: sum(c.points for c in exercise(slug).checks if askable(c, dialect)) for slug in SLUGS}
    assert set(points.values()) == {10.0}, points
