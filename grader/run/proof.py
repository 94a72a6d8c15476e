"""A dialect is proved before it is used: our own solutions are asked in its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.catalog.catalog import Catalog, chapter_dialect
from grader.catalog.errors import blaming, culprit
from grader.derived.loading import beside, run
from grader.dialects.packing import clothed
from grader.dialects.signature import Dialect
from grader.errors import BadDialect, BadExercise
from grader.judging.in_process import HERE, InProcess
from grader.judging.judge import Judge
from grader.judging.student import Student
from grader.judging.verdicts import askable
from grader.model import Exercise


def namespace(path: Path) -> dict[str, Any]:
    """A file of ours, run."""
    with blaming(path):
        return run(path.read_text(encoding="utf-8"), path)


def adapted(path: Path, dialect: Dialect) -> dict[str, Any]:
    """The functions that a dialect's adapter makes of a file of ours, in this process."""
    module = ModuleType("submission")
    with blaming(path):
        module.__dict__.update(run(path.read_text(encoding="utf-8"), path))
        adapter = ModuleType("adapter")
        adapter.__dict__["submission"] = module
        exec(compile(dialect.adapter, "adapter.py", "exec"), adapter.__dict__)
    return vars(adapter)


def lacking(dialect: Dialect) -> list[str]:
    """The packages that submissions in a dialect import, and that are not installed here."""
    return [name for name in dialect.packages if find_spec(name) is None]


def proved(catalog: Catalog, dialect: Dialect, slugs: Iterable[str], seed: int = 0) -> None:
    """Ask our own solutions in the words of a dialect, one case a check; raises BadDialect when they fail there."""
    for slug in slugs:
        entries = set(catalog.entries(slug))
        if entries <= dialect.entries.keys() and entries & dialect.own.keys():
            for problem in solution(catalog.exercise(slug), dialect, seed, 1):
                first, *_, last = [line for line in problem.split("\n") if line.strip()] * 2
                said = first if first == last else f"{first.partition(':')[0]}: {last}"
                raise BadDialect(f"the dialect {dialect.name} cannot be used for {slug}: {said}")


def solution(exercise: Exercise, dialect: Dialect, seed: int, most: int | None = None) -> Iterator[str]:
    """The solution earns everything, and gets no note, in a dialect; at most so many cases of a check are asked."""
    path, home = exercise.folder / "solution.py", chapter_dialect(exercise.folder.parent)
    entries = beside(exercise.folder, namespace(path))
    speaks = bool(dialect.adapter) and not any(entry in entries for entry in exercise.entries)
    made = InProcess(lambda: adapted(path, dialect) if speaks else clothed(entries, home, dialect))
    student = Student(made, dialect, device=HERE)
    judge = Judge(student, seed, {}, exercise.slug)
    for check in exercise.checks:
        if not askable(check, dialect):
            continue
        for case in judge.drawn(check)[:most]:
            outcome = judge.attempt(check, case)
            said = culprit(outcome.origin, exercise.folder) if outcome else None
            if said is not None:
                raise BadExercise(said)
            if outcome is not None:
                yield f"the solution fails {check.id} in {dialect.name}: {outcome.facts}"
                break
