"""Exercises that are plain functions, put to a text in this process."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from grader.authoring.selfcheck import caught
from grader.catalog.catalog import chapter_dialect
from grader.derived.loading import beside
from grader.diagnosis.answers import MutantAnswers
from grader.diagnosis.search import diagnosed
from grader.judging.in_process import InProcess
from grader.judging.judge import Judge
from grader.judging.student import Student
from grader.judging.verdicts import judged
from grader.model import Diagnosis, Verdict

from .fingerprints import exercise

CASES: dict[str, dict[Any, Any]] = {}  # the cases of an exercise's checks, drawn once
ANSWERS = MutantAnswers()


def run(source: str) -> dict[str, Any]:
    """The functions of a text; numpy is there as np."""
    made: dict[str, Any] = {"np": np}
    exec(compile(source, "submission", "exec"), made)
    return made


def entries(slug: str, source: str) -> dict[str, Any]:
    """The functions of a text as an exercise calls them."""
    return beside(exercise(slug).folder, run(source))


def solution(slug: str) -> dict[str, Any]:
    """Our own functions."""
    return run((exercise(slug).folder / "solution.py").read_text(encoding="utf-8"))


def function(slug: str) -> Any:
    """Our own function, where there is one that is called like the exercise."""
    return solution(slug)[slug.replace("-", "_")]


def answers(chapter: str) -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]]:
    """What `answers/CHAPTER.txt` has of wrong and of right answers: name -> exercise and text."""
    text = (Path(__file__).parent / "answers" / f"{chapter}.txt").read_text(encoding="utf-8")
    found: dict[str, dict[str, tuple[str, str]]] = {"wrong": {}, "right": {}}
    for block in text.split("=== ")[1:]:
        head, _, body = block.partition("\n")
        kind, slug, name = head.replace(":", "", 1).split(" ", 2)
        found[kind][f"{slug}: {name}"] = (slug, body)
    return found["wrong"], found["right"]


def asked(slug: str, source: str) -> tuple[Student, Judge]:
    """A text as a student of an exercise, and who judges it."""
    student = Student(InProcess(lambda: entries(slug, source)), chapter_dialect(exercise(slug).folder.parent))
    return student, Judge(student, 0, CASES.setdefault(slug, {}), slug)


def failed(slug: str, source: str) -> list[str]:
    """The checks that a text fails."""
    _, judge = asked(slug, source)
    with np.errstate(all="ignore"):
        return list(caught(exercise(slug), judge))


def told(slug: str, source: str) -> tuple[Diagnosis, ...]:
    """Which mistakes a text is said to have."""
    student, judge = asked(slug, source)
    with np.errstate(all="ignore"):
        found, _ = judged(exercise(slug), student.dialect, judge)
        return diagnosed(exercise(slug), student, found, judge, ANSWERS)


def said(slug: str, *numbers: str) -> None:
    """The task has these words."""
    for number in numbers:
        assert number in " ".join(exercise(slug).task.split()), number


def verdicts(slug: str, source: str) -> dict[str, Verdict]:
    """The verdicts on a text by check, counterexamples shrunk."""
    _, judge = asked(slug, source)
    return {check.id: judge.verdict(check) for check in exercise(slug).checks}
