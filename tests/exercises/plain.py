"""Exercises that are plain functions, put to a text in this process."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from grader.authoring.selfcheck import caught
from grader.catalog.catalog import chapter_dialect
from grader.derived.loading import beside
from grader.judging.in_process import InProcess
from grader.judging.judge import Judge
from grader.judging.student import Student
from grader.model import Verdict

from .fingerprints import exercise

CASES: dict[str, dict[Any, Any]] = {}  # the cases of an exercise's checks, drawn once


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


def failed(slug: str, source: str) -> list[str]:
    """The checks that a text fails."""
    student = Student(InProcess(lambda: entries(slug, source)), chapter_dialect(exercise(slug).folder.parent))
    with np.errstate(all="ignore"):
        return list(caught(exercise(slug), Judge(student, 0, CASES.setdefault(slug, {}), slug)))


def said(slug: str, *numbers: str) -> None:
    """The task has these words."""
    for number in numbers:
        assert number in " ".join(exercise(slug).task.split()), number


def verdicts(slug: str, source: str) -> dict[str, Verdict]:
    """The verdicts on a text by check, counterexamples shrunk."""
    student = Student(InProcess(lambda: entries(slug, source)), chapter_dialect(exercise(slug).folder.parent))
    judge = Judge(student, 0, CASES.setdefault(slug, {}), slug)
    return {check.id: judge.verdict(check) for check in exercise(slug).checks}
