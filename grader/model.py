"""The nouns. Definitions (what is asked) and results (what came out) are different, frozen types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any


class Status(StrEnum):
    """The answer to one check."""

    PASS = "pass"
    FAIL = "fail"  # a wrong answer
    ERROR = "error"  # the submission raised, hung, died or returned something unusable
    SKIP = "skip"  # a check that this one needs did not pass
    FAULT = "fault"  # our own bug: the report has no score


@dataclass(frozen=True)
class Check:
    """One question put to a submission: `run(student, case)` returns, or raises `Mismatch`."""

    id: str
    title: str
    explanation: str
    run: Callable[..., None]
    cases: Any  # what draws the cases of this check: see grader.checks.draws
    points: float = 0.0
    needs: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()  # "entry.array": arguments that a dialect must pass for the check to make sense
    note: bool = False  # what fails here is a note of zero points, not a verdict


@dataclass(frozen=True)
class Mutant:
    """A wrong implementation: the parts that are replaced, and the advice for whoever answers alike."""

    id: str
    advice: str
    replaces: Mapping[str, Any]
    family: bool = False  # one of many of its kind: not tried in pairs


@dataclass(frozen=True)
class Answers:
    """What is asked of a student and of mutants alike, to tell which mutant it answers like.

    `forward(student, case, absent)` and `backward(...)` give arrays by name; `absent` are the arrays that the
    student's dialect does not pass. A forward exercise has no `backward`.
    """

    draws: Any
    absent: Callable[..., tuple[str, ...]]
    forward: Callable[..., Mapping[str, Any]]
    backward: Callable[..., Mapping[str, Any]] | None = None


@dataclass(frozen=True)
class Mistakes:
    """What an exercise knows of mistakes."""

    build: Callable[[Mapping[str, Any]], Mapping[str, Callable[..., Any]]]  # replaced parts -> entries
    mutants: tuple[Mutant, ...]
    forward: tuple[Mutant, ...] = ()  # of a backward exercise: mistakes of the forward pass
    probes: tuple[Callable[..., Any], ...] = ()


@dataclass(frozen=True)
class Exercise:
    """What is asked: one folder below `exercises/<chapter>/`."""

    slug: str
    title: str
    chapter: str
    folder: Path
    entries: tuple[str, ...]  # canonical names of what the student writes
    checks: tuple[Check, ...]
    answers: Answers | None
    mistakes: Callable[[], Mistakes]  # loaded when something fails
    hint: str = ""
    order: int = 0
    dialects: tuple[str, ...] = ("native",)
    covers: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()  # modules whose use is against the rules of the exercise

    @property
    def task(self) -> str:
        """The text of the task, Markdown."""
        return (self.folder / "task.md").read_text(encoding="utf-8")

    @property
    def max_points(self) -> float:
        """What a right submission earns when a dialect can be asked everything."""
        return sum(check.points for check in self.checks)


@dataclass(frozen=True)
class Submission:
    """What came in: the text of a file. Nothing of it has been run."""

    path: Path
    name: str  # as it stands in reports: "alice.py"
    kind: str  # "py" or "ipynb"
    sha256: str
    source: str
    files: Mapping[str, str] = field(
        default_factory=dict
    )  # what it may import, by path; it lies in their folder `home`
    home: str = ""
    remarks: tuple[Remark, ...] = ()  # what was seen on reading it


@dataclass(frozen=True)
class Remark:
    """Something odd that was seen on reading a submission, and the functions that it concerns; none: all of them."""

    id: str
    text: str
    functions: frozenset[str] = frozenset()
    when: str = "always"  # or "wrong": some check is not passed; or "missing": a function is not there


@dataclass(frozen=True)
class Verdict:
    """The answer to one check."""

    check: str
    title: str
    status: Status
    points: float
    max_points: float
    facts: str = ""
    counterexample: Mapping[str, Any] | None = None  # sizes and arguments, as plain numbers and nested lists


@dataclass(frozen=True)
class Note:
    """Something worth saying that costs no points."""

    id: str
    text: str


@dataclass(frozen=True)
class Diagnosis:
    """Which known mistake the submission answers like."""

    id: str
    advice: str
    evidence: str  # "20 of 20 random inputs"
    checks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """All that is known about one submission on one exercise."""

    exercise: str
    submission: str
    sha256: str
    dialect: str
    status: str  # "graded", "invalid" or "fault"
    score: float | None  # None for a fault
    max_score: float
    seed: int
    sandbox: str
    verdicts: tuple[Verdict, ...] = ()
    notes: tuple[Note, ...] = ()
    diagnosis: tuple[Diagnosis, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""  # why an "invalid" submission could not be graded
    duration_s: float = 0.0
    output: str = ""  # the tail of what the submission printed

    @property
    def passed(self) -> bool:
        """Whether every check passed."""
        return self.status == "graded" and all(v.status is Status.PASS for v in self.verdicts)
