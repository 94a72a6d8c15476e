"""What an exercise's own probes say of a submission: looked at when nothing that is known answers alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from grader.errors import StudentError
from grader.judging.student import Student
from grader.model import Diagnosis, DiagnosisKind


def probed(student: Student, seed: int, probes: Sequence[Callable[..., Any]]) -> list[Diagnosis]:
    """What probes of the exercise say; one on which the student raises says nothing."""
    found: list[Diagnosis] = []
    for probe in probes:
        try:
            found += (replace(one, kind=DiagnosisKind.PROBE) for one in probe(student, seed))
        except StudentError:
            continue
        finally:
            student.callee.forget()
    return found
