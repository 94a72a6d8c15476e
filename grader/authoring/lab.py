"""Labs: several exercises in one notebook, each in a cell with its name as a tag. A file of `labs/` is one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.authoring import narrow
from grader.authoring.notebook import Cell, notebook
from grader.authoring.starter import check_cell, found, starter, test_file
from grader.catalog.catalog import builtin
from grader.dialects import toml_file
from grader.dialects.toml_file import TEXT, TEXTS
from grader.errors import BadDialect, BadExercise
from grader.run.plan import Plan

FOLDER = "labs"
KEYS = {"title": TEXT, "exercises": TEXTS, "opening": TEXT, "closing": TEXT}


@dataclass(frozen=True)
class Lab:
    """A notebook: the exercises in it, what is said before them, and the code of a last cell that is not graded."""

    name: str
    title: str
    exercises: tuple[str, ...]
    opening: str = ""
    closing: str = ""


def labs(extra: Path | None = None) -> dict[str, Lab]:
    """Those that come along and, with `extra`, those of a teacher's folder; raises BadExercise."""
    roots = [builtin(), *([extra] if extra else [])]
    paths = (path for root in roots for path in sorted((root / FOLDER).glob("*.toml")))
    return {path.stem: read(path) for path in paths}


def read(path: Path) -> Lab:
    """The lab of a file.

    Raises:
        BadExercise: it is no TOML, has other keys, or values of another kind.
    """
    try:
        content = toml_file.read(path)
        toml_file.typed(path.name, content, KEYS)
        toml_file.needed(path.name, content, ("title", "exercises"))
    except BadDialect as error:
        raise BadExercise(str(error)) from error
    given = {key: content.get(key, "").strip() for key in ("title", "opening", "closing")}
    return Lab(name=path.stem, exercises=tuple(content["exercises"]), **given)


def files(lab: Lab, folder: Path = Path(), exercises: Path | None = None) -> dict[str, str]:
    """The notebook, its tasks' drawings and a test file for each exercise, for a folder; raises UnknownExercise."""
    file = f"{lab.name.replace('-', '_')}.ipynb"
    stated = {"exercises": os.path.relpath(exercises, folder)} if exercises else {}
    tests = {f"test_{slug.replace('-', '_')}.py": test_file(file, slug, **stated) for slug in lab.exercises}
    drawings: dict[str, str] = {}
    for slug in lab.exercises:
        drawings |= found(Plan(exercise=slug, exercises=exercises))[0].drawings
    check = Cell("check", check_cell(file, **stated))
    return {file: notebook((*cells(lab, exercises), check)), **drawings, **tests}


def cells(lab: Lab, exercises: Path | None) -> Iterator[Cell]:
    """The cells in order: of each exercise the task, then the starter under its tag."""
    yield Cell("opening", f"# {lab.title}\n\n{lab.opening}", code=False)
    for slug in lab.exercises:
        exercise, dialect = found(Plan(exercise=slug, exercises=exercises))
        yield Cell(f"{slug}-task", exercise.task, code=False)
        yield Cell(slug, narrow.python(starter(exercise, dialect)), graded=True)
    if lab.closing:
        yield Cell("closing", lab.closing)
