"""The one place where a report is put together: what stands above every one, then a judgement or a reason for none."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from typing import Any

import hypothesis
import numpy as np

from grader import __version__
from grader.model import Diagnosis, Note, Report, ReportStatus, Status, Verdict


def environment() -> dict[str, str]:
    """The versions that can change a draw or a last digit."""
    return {
        "grader": __version__,
        "python": platform.python_version(),
        "numpy": np.__version__,
        "hypothesis": hypothesis.__version__,
    }


@dataclass(frozen=True)
class Heading:
    """Who was asked, what and how. The exercise and the dialect are empty where nothing could be asked."""

    submission: str
    sha256: str
    exercise: str
    dialect: str
    seed: int
    sandbox: str
    device: str = ""  # on which checks were asked

    def judged(
        self, verdicts: tuple[Verdict, ...], notes: tuple[Note, ...], diagnosis: tuple[Diagnosis, ...]
    ) -> Report:
        """What the checks have said; with a fault of ours among it there is no score."""
        fault = any(verdict.status is Status.FAULT for verdict in verdicts)
        points, most = (sum(v.points for v in verdicts), sum(v.max_points for v in verdicts))
        status = ReportStatus.FAULT if fault else ReportStatus.GRADED
        return self.report(status, points, most, verdicts=verdicts, notes=notes, diagnosis=diagnosis)

    def unjudged(self, status: ReportStatus, reason: str, max_score: float = 0.0) -> Report:
        """Why there are no verdicts; the maximum is 0 until it is known better."""
        return self.report(status, 0.0, max_score, reason=reason)

    def report(self, status: ReportStatus, points: float, max_score: float, **rest: Any) -> Report:
        """A report below this heading; a fault of ours has no score, never a silent zero."""
        score = None if status is ReportStatus.FAULT else points
        return Report(**vars(self), status=status, score=score, max_score=max_score, environment=environment(), **rest)
