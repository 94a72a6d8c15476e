"""The nouns. Definitions (what is asked) and results (what came out) are different, frozen types."""

from __future__ import annotations

import traceback
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
    SKIP = "skip"  # not asked: a check that it needs did not pass, or the run lacks what it needs
    FAULT = "fault"  # our own bug: the report has no score


class ReportStatus(StrEnum):
    """What has become of a submission on an exercise."""

    GRADED = "graded"
    INVALID = "invalid"  # it could not be read or loaded, or defines nothing that was asked for
    FAULT = "fault"  # our own bug: there is no score


class DiagnosisKind(StrEnum):
    """From what a diagnosis follows."""

    MUTANT = "mutant"  # the answers, or what they keep, are those of a known mistake
    PAIR = "pair"  # the answers are those of two known mistakes together
    EXCEPTION = "exception"  # what the submission raised says it
    DIFFERENCE = "difference"  # the way in which an answer differs from the right one says it, as its shape does
    PRECISION = "precision"  # the answers are right but for their rounding
    BEHAVIOUR = "behaviour"  # no mistake is known: the same input has another answer from call to call
    PROBE = "probe"  # no mistake is known: the exercise has asked on, and says which part is off


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
    own_forward: bool = False  # gradients are held against the student's own forward pass, right or wrong
    otherwise: Callable[..., None] | None = None  # a weaker law, for who fails: all that is wrong was made elsewhere
    device: bool = False  # asked on the device of the run, and no part of a run that has none


@dataclass(frozen=True)
class Mutant:
    """A wrong implementation: the parts that are replaced, and the advice for whoever answers alike."""

    id: str
    advice: str
    replaces: Mapping[str, Any]
    family: bool = False  # one of many of its kind: not tried in pairs
    build: Callable[[Mapping[str, Any]], Mapping[str, Callable[..., Any]]] | None = None  # None: the exercise's own
    wraps: bool = False  # whole calls are changed, no formula: not tried in pairs, but told by which checks it fails
    keeps_state: bool = False  # something outlives a call and changes a later one


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
    samples: str = "N"  # the axis of samples, of which none should move another's answer; empty where there is none
    lines_show: bool = True  # whether a line of the solution can be told from them: not from signs and silence alone


@dataclass(frozen=True)
class Mistakes:
    """What an exercise knows of mistakes."""

    build: Callable[[Mapping[str, Any]], Mapping[str, Callable[..., Any]]]  # replaced parts -> entries
    mutants: tuple[Mutant, ...]
    forward: tuple[Mutant, ...] = ()  # of a backward exercise: mistakes of the forward pass
    probes: tuple[Callable[..., Any], ...] = ()
    derived: Callable[[], tuple[Mutant, ...]] = tuple  # from the solution's text, asked when none of those matches
    signs: tuple[Callable[..., Any], ...] = ()  # probes that are asked first: what they find leaves no doubt
    raised: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # what an exception says -> id, advice
    readings: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # what a difference of gradients says: alike


@dataclass(frozen=True)
class Bounds:
    """What an exercise sets of a submission's limits; None leaves what the run has."""

    call_s: float | None = None  # one call; never more than the run gives to the whole submission
    memory_mb: int | None = None
    packages: tuple[str, ...] | None = None  # all that may be used, numpy and the standard library apart


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
    more: str = ""  # the second level: which line of the equations to look at; a teacher's own may have none
    order: int = 0
    dialects: tuple[str, ...] = ("native",)
    covers: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()  # modules whose use is against the rules of the exercise
    bounds: Bounds = Bounds()
    unasked: tuple[str, ...] | None = None  # of one that is derived: what its solution cannot answer well, and why
    adapter: str = ""  # the text of code of ours that runs beside a submission and calls it

    @property
    def task(self) -> str:
        """The text of the task, Markdown."""
        return (self.folder / "task.md").read_text(encoding="utf-8")

    @property
    def drawings(self) -> dict[str, str]:
        """The drawings beside the task (SVG), text by name: a student gets them with it."""
        return {path.name: path.read_text(encoding="utf-8") for path in sorted(self.folder.glob("*.svg"))}

    @property
    def max_points(self) -> float:
        """What a right submission earns when a dialect can be asked everything, and the run has no device."""
        return sum(check.points for check in self.checks if not check.device)


@dataclass(frozen=True)
class Submission:
    """What came in: the text of a file. Nothing of it has been run."""

    path: Path
    name: str  # as it stands in reports: "alice.py"
    kind: str  # "py", "ipynb" or "export", a notebook written out as .py
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
class Origin:
    """Where an exception of our own code arose, and what it said."""

    said: str  # "KeyError: 'dW'"
    lines: tuple[tuple[str, int], ...]  # the files and lines that it passed, the outermost first

    @classmethod
    def of(cls, error: BaseException) -> Origin:
        """The origin of an exception; one of syntax arose in the file that does not compile."""
        lines = [(frame.filename, frame.lineno or 0) for frame in traceback.extract_tb(error.__traceback__)]
        if isinstance(error, SyntaxError) and error.filename:
            return cls(f"syntax error: {error.msg}", (*lines, (error.filename, error.lineno or 0)))
        if isinstance(error, SystemExit):
            return cls("it ends the program (SystemExit)", tuple(lines))
        notes = getattr(error, "__notes__", [])
        rows = traceback.format_exception_only(error)
        return cls("; ".join([rows[-1 - len(notes)].strip(), *notes]), tuple(lines))


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
    begun: bool = True  # False: the function is still as the starter left it
    origin: Origin | None = None  # of a fault
    printed: str = ""  # by the calls that show it, warnings included
    partial: str = ""  # what the points are for, where the check is not passed
    counts: bool = True  # False: no part of this run, which lacks what the check needs; the facts say what


@dataclass(frozen=True)
class Note:
    """Something worth saying that costs no points."""

    id: str
    text: str


@dataclass(frozen=True)
class Diagnosis:
    """Which known mistake the submission answers like, or what else is known of what is off."""

    id: str
    advice: str
    evidence: str  # "20 of 20 random inputs"
    checks: tuple[str, ...] = ()
    kind: DiagnosisKind = DiagnosisKind.PROBE  # as probes make them; whatever else is found says its own

    @property
    def known(self) -> bool:
        """Whether a mistake is named that others have made, not just the part that is off."""
        return self.kind not in (DiagnosisKind.BEHAVIOUR, DiagnosisKind.PROBE)


@dataclass(frozen=True)
class Report:
    """All that is known about one submission on one exercise."""

    exercise: str
    submission: str
    sha256: str
    dialect: str
    status: ReportStatus
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
    device: str = ""  # on which the checks were asked that need one; empty where the run has none

    @property
    def counted(self) -> tuple[Verdict, ...]:
        """The verdicts of the checks that were part of the run."""
        return tuple(verdict for verdict in self.verdicts if verdict.counts)

    @property
    def passed(self) -> bool:
        """Whether every check passed that was part of the run."""
        return self.status is ReportStatus.GRADED and all(v.status is Status.PASS for v in self.counted)
