"""What the tests of derived exercises share: an exercise of three files, loaded, and answers judged in this process."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.catalog.catalog import Catalog, load
from grader.judging.in_process import InProcess
from grader.judging.judge import Judge
from grader.judging.student import Student
from grader.judging.verdicts import judged
from grader.model import Exercise, Status

from .small_exercises import Small, written

Making = Callable[[str, Small], tuple[Catalog, Exercise]]


class Noticing(InProcess):
    """Functions in this process that also tell which arguments they changed, as a worker does."""

    def call(self, function: str, args: Any, **how: Any) -> Any:
        """Call it with copies."""
        copies: list[Any] = []
        inner = self.functions[function]

        def watched(*given: Any) -> Any:
            before = [np.array(arg, copy=True) if isinstance(arg, np.ndarray) else None for arg in given]
            value = inner(*given)
            pairs = enumerate(zip(before, given, strict=True))
            copies.extend(k for k, (was, now) in pairs if was is not None and not np.array_equal(was, now))
            return value

        self.functions = {**self.functions, function: watched}
        try:
            reply = super().call(function, args, **how)
        finally:
            self.functions = {**self.functions, function: inner}
        return type(reply)(reply.value, tuple(copies), reply.number)


def run(source: str) -> dict[str, Any]:
    """The names of a source."""
    made: dict[str, Any] = {"np": np}
    exec(source, made)
    return made


def failures(catalog: Catalog, exercise: Exercise, source: str, seed: int = 0) -> dict[str, str]:
    """The facts of every check that does not pass and is not skipped, and of every note."""
    student = Student(Noticing(lambda: run(source)), catalog.dialects["native"])
    verdicts, notes = judged(exercise, student.dialect, Judge(student, seed, {}, exercise.slug))
    wrong = {v.check: v.facts for v in verdicts if v.status not in (Status.PASS, Status.SKIP)}
    return wrong | {note.id: note.text for note in notes}


@pytest.fixture
def made(tmp_path: Path) -> Making:
    """Write an exercise and load it."""

    def load_one(name: str, small: Small) -> tuple[Catalog, Exercise]:
        written(tmp_path, name, small)
        catalog = load(tmp_path)
        return catalog, catalog.exercise(name)

    return load_one
