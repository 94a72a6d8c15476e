"""One check put to one student: the only `except` ladder between a student's code and a verdict."""

from __future__ import annotations

import copy
import traceback
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field, replace
from typing import Any

import numpy as np

from grader.checks import Mismatch, drawn, shrunk
from grader.errors import Declined, NotDone, Raised, Unusable, WorkerLost
from grader.judging.returned import in_order
from grader.judging.student import Student
from grader.model import Check, Origin, Status, Verdict

MOST_NUMBERS = 400  # of one array in a counterexample
TIMEOUT = "timeout"  # of the kinds of WorkerLost


@dataclass(frozen=True)
class Outcome:
    """Why a case did not pass."""

    status: Status
    facts: str
    counterexample: Mapping[str, Any] | None = None
    _: KW_ONLY
    lost: str = ""  # how the worker was lost, if it was: asking again would cost its time limit again
    begun: bool = True  # False: the function is still as the starter left it
    origin: Origin | None = None  # of what was raised in this process: by a check, or by a function of ours
    mismatch: Mismatch | None = None  # of a wrong answer
    printed: str = ""  # by the calls of this case


@dataclass
class Judge:
    """Judges the checks of one exercise; keeps the failing cases, which the next check and the diagnosis try."""

    student: Student
    seed: int
    cases: dict[tuple[str, str], tuple[Any, ...]]  # shared by a whole run: they depend on the seed alone
    slug: str
    failing: list[Any] = field(default_factory=list)  # as drawn
    failing_there: list[Any] = field(default_factory=list)  # those of checks on a device, where alone they are asked
    small: list[Any] = field(default_factory=list)  # as shrunk
    raised: list[Raised] = field(default_factory=list)
    shapes: dict[Any, Mismatch] = field(default_factory=dict)  # answers of a wrong shape, by case
    changing: list[Any] = field(default_factory=list)  # cases that, asked again, had another answer
    hung: bool = False  # a call did not end, and the smallest case was tried

    def drawn(self, check: Check) -> tuple[Any, ...]:
        """The cases of a check, drawn once in a run."""
        key = (self.slug, check.id)
        if key not in self.cases:
            self.cases[key] = drawn(check.cases, self.seed)
        return self.cases[key]

    def verdict(self, check: Check) -> Verdict:
        """Put every case of the check; the first that fails is shrunk."""
        for case in self.drawn(check):
            outcome = self.attempt(check, case)
            if outcome is not None:
                return verdict(check, self.simplified(check, case, outcome))
        return Verdict(check.id, check.title, Status.PASS, check.points, check.points)

    def simplified(self, check: Check, case: Any, outcome: Outcome) -> Outcome:
        """The outcome on the smallest case that still fails in the same way."""
        if outcome.lost == TIMEOUT and not self.hung:
            self.hung = True
            return self.hanging(check, case) or outcome
        if outcome.lost or not outcome.begun or outcome.status is Status.FAULT:
            return outcome
        self.keep(check, case)
        for known in self.small:
            again = self.attempt(check, known)
            if again is not None and again.status is outcome.status:
                return again
        again = self.attempt(check, case)
        if again is None or again.facts != outcome.facts:
            return self.flickering(case, outcome)
        try:
            smallest = shrunk(check.cases, case, lambda c: self.fails(check, c, outcome.status), self.seed)
        except WorkerLost:
            return outcome
        again = self.attempt(check, smallest)
        if again is None or again.status is not outcome.status:
            return self.flickering(case, outcome)
        self.small.append(smallest)
        return again

    def keep(self, check: Check, case: Any) -> None:
        """Keep a failing case, which the diagnosis may ask for again."""
        (self.failing_there if check.device else self.failing).append(case)

    def hanging(self, check: Check, case: Any) -> Outcome | None:
        """The outcome of the smallest case, where that does not end either; its time is not the submission's."""
        smallest = shrunk(check.cases, case, lambda any_case: True, self.seed)
        with self.student.callee.uncounted() as there_is_time:
            again = self.attempt(check, smallest) if there_is_time else None
        return again if again is not None and again.lost == TIMEOUT else None

    def flickering(self, case: Any, outcome: Outcome) -> Outcome:
        """A wrong answer that was right, or wrong otherwise, the second time is still wrong."""
        self.changing.append(case)
        facts = f"{outcome.facts}; asked again, the same input gave another answer"
        return replace(outcome, facts=facts)

    def fails(self, check: Check, case: Any, status: Status) -> bool:
        """Whether a case fails in the given way; a lost worker stops the search."""
        outcome = self.attempt(check, case)
        if outcome is not None and outcome.lost:
            raise WorkerLost("died", outcome.facts)
        return outcome is not None and outcome.status is status

    def attempt(self, check: Check, case: Any) -> Outcome | None:
        """Run a check on one case. None: it passed."""
        self.student.callee.heard()
        outcome = self.outcome(check, case)
        if outcome is not None:
            outcome = replace(outcome, printed=self.student.callee.heard())
        self.student.callee.forget()
        return outcome

    def outcome(self, check: Check, case: Any) -> Outcome | None:
        """The same without what was printed."""
        try:
            with np.errstate(all="ignore"):
                check.run(self.student, case)
            return None
        except Declined:
            return None
        except Mismatch as mismatch:
            canonical = copy.copy(mismatch)  # respelling changes its names
            facts = str(self.student.respelled(mismatch))
            if mismatch.shapes:
                self.shapes.setdefault(case, mismatch)
            shown = {name: plain(value) for name, value in mismatch.shown.items()}
            return Outcome(Status.FAIL, facts, {**counterexample(self.student), **shown}, mismatch=canonical)
        except NotDone as error:
            return Outcome(Status.ERROR, str(error), begun=False)
        except Unusable as error:
            return Outcome(Status.ERROR, str(error), counterexample(self.student))
        except Raised as error:
            self.raised.append(error)
            facts = f"{self.student.asked.sought} raised {error}{self.student.expected(error)}"
            origin = Origin.of(error.__cause__) if error.__cause__ else None
            return Outcome(Status.ERROR, facts, counterexample(self.student), origin=origin)
        except WorkerLost as lost:
            facts = f"{self.student.asked.sought}: {lost.message}"
            return Outcome(Status.ERROR, facts, counterexample(self.student), lost=lost.kind)
        except Exception as error:
            return Outcome(Status.FAULT, traceback.format_exc(limit=-4), origin=Origin.of(error))


def verdict(check: Check, outcome: Outcome) -> Verdict:
    """An outcome as the verdict of its check."""
    return Verdict(
        check.id,
        check.title,
        outcome.status,
        points=0.0,
        max_points=check.points,
        facts=outcome.facts,
        counterexample=outcome.counterexample,
        begun=outcome.begun,
        origin=outcome.origin,
        printed=outcome.printed,
    )


def counterexample(student: Student) -> Mapping[str, Any]:
    """Sizes and arguments of the last call, in the dialect's terms, as plain numbers."""
    sizes = student.asked.sizes
    shown: dict[str, Any] = {letter: sizes[letter] for letter in sorted(sizes, key=lambda size: in_order((size, 0)))}
    return shown | {label: plain(value) for label, value in student.asked.arguments.items()}


def plain(value: Any) -> Any:
    """An argument as plain numbers and nested lists; what else it may be, as it is written in Python."""
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, np.ndarray | np.generic):
        if value.size > MOST_NUMBERS:
            return f"{' x '.join(map(str, value.shape))} numbers"
        return repr(value.tolist()) if value.dtype.kind == "c" else value.tolist()
    return value if isinstance(value, bool | int | float) else repr(value)
