"""Which known mistake does a submission answer like?

A mutant matches when its answers equal the submission's on every random input and on every input that failed: those
written by hand first, those derived from the solution next, then two at a time; else differences and probes are read.
Advice says "matches", never "is".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from grader.checks import drawn
from grader.diagnosis.answers import Arrays, MutantAnswers, Seen, all_alike, like, mutated, named, same, unique
from grader.diagnosis.by_difference import ByDifference
from grader.diagnosis.differences import FIRST
from grader.diagnosis.exceptions import told, unanswerable, unfitting
from grader.diagnosis.float32 import rounds_to_float32
from grader.diagnosis.nearly import nearly_right
from grader.diagnosis.outliving import BEHAVIOUR, CHANGES_ADVICE, COMPANY_ADVICE, FIRST_ADVICE
from grader.diagnosis.overwriting import overwriting
from grader.diagnosis.probing import probed
from grader.diagnosis.shapes import shape_off
from grader.diagnosis.spelling import spelled
from grader.diagnosis.together import BOTH, Together
from grader.errors import StudentError, WorkerLost
from grader.judging.judge import Judge
from grader.judging.student import Student
from grader.model import Answers, Check, Diagnosis, Exercise, Mistakes, Mutant, Status, Verdict

FEWEST = 5  # answers below which nothing is said
MOST = 2  # diagnoses given
MOST_AGAIN = 3  # wrong answers that are asked for again
USUAL = 0.8  # of the ordinary inputs, which float32 spoils, or an argument that is written over


def diagnosed(
    exercise: Exercise, student: Student, verdicts: tuple[Verdict, ...], judge: Judge, mutant_answers: MutantAnswers
) -> tuple[Diagnosis, ...]:
    """At most two diagnoses, the likeliest first; none when nothing matches, or nothing failed, or is not done yet."""
    failed = [v for v in verdicts if v.status in (Status.FAIL, Status.ERROR)]
    failing = judge.failing or judge.failing_there
    if exercise.answers is None or not failing or any(v.status is Status.FAULT for v in verdicts):
        return ()
    if not all(v.begun for v in failed):
        return ()
    try:
        found = Search(exercise, exercise.answers, student, judge, mutant_answers, tuple(failed)).found()
    except WorkerLost:
        return ()
    checks = tuple(v.check for v in failed)
    return tuple(spelled(replace(d, checks=checks), student.dialect) for d in found[:MOST])


@dataclass(frozen=True)
class Search:
    """One search for the mistake."""

    exercise: Exercise
    answers: Answers
    student: Student
    judge: Judge
    mutant_answers: MutantAnswers
    failed: tuple[Verdict, ...]

    def found(self) -> list[Diagnosis]:
        """The diagnoses, by the cheapest way that gives any."""
        mistakes = self.exercise.mistakes()
        stopped = mistakes.raised if self.failed[0].status is Status.ERROR else {}  # else what is wrong comes first
        clear = told(self.judge.raised, stopped) or probed(self.student, self.judge.seed, mistakes.signs)
        if clear:
            return clear
        seen = self.observed()
        changing = self.changing(seen)
        if changing is not None:
            return self.flickering(changing, seen, (*mistakes.forward, *mistakes.mutants))
        if any(self.differs(one, "forward") for one in seen):
            found = self.matching(seen, "forward", mistakes.forward or mistakes.mutants)
            if found and found[0].known and self.answers.backward is not None and not self.own_forward_fits():
                found = self.with_backward(seen, found, mistakes)
            found = found or self.beside_backward(self.read_forward(seen), seen, mistakes)
        elif self.answers.backward is not None and any(self.differs(one, "backward") for one in seen):
            found = self.matching(seen, "backward", mistakes.mutants) or self.difference.read(seen, "backward")
            found = [*(overwriting(seen) if self.usually(seen, "backward") else ()), *found]
        else:
            found = self.nearly(seen) or list(self.behaving(seen, mistakes.mutants)) or self.after_other_calls(seen)
        found = found or told(self.judge.raised, mistakes.raised) or self.right_when_first(seen)
        found = found or unfitting(self.judge.raised) or unanswerable(self.judge.raised)
        found = found or shape_off(tuple(self.judge.shapes.values()))
        return found or probed(self.student, self.judge.seed, mistakes.probes)

    @property
    def kinds(self) -> tuple[str, ...]:
        """What there is to be answered."""
        return BOTH if self.answers.backward else BOTH[:1]

    @property
    def together(self) -> Together:
        """What looks for two mistakes at a time."""
        return Together(self.exercise, self.mutant_answers, self.lines, self.student.callee)

    @property
    def difference(self) -> ByDifference:
        """What reads the differences themselves."""
        misshapen, raised = bool(self.judge.shapes), unfitting(self.judge.raised)
        return ByDifference(self.exercise, self.answers, self.student, self.mutant_answers, misshapen, raised)

    def observed(self) -> list[Seen]:
        """The student's answers to the random cases and to those that failed."""
        cases = drawn(self.answers.draws, self.judge.seed)
        self.mutant_answers.passing.update(cases)
        return [self.seen(case) for case in dict.fromkeys((*cases, *self.judge.failing))]

    def seen(self, case: Any) -> Seen:
        """The student's answers to one case."""
        absent = self.answers.absent(self.student, case)
        forward = self.ask("forward", case, absent)
        asked = self.student.asked
        given = {"forward": asked.given}
        changed = f"{asked.sought} changes {', '.join(asked.modified)} in place" if asked.modified else ""
        backward = self.ask("backward", case, absent) if self.answers.backward else None
        given["backward"] = asked.given
        self.student.callee.forget()
        return Seen(case, absent, forward, backward, given, changed)

    def ask(self, kind: str, case: Any, absent: tuple[str, ...]) -> Arrays | None:
        """One kind of answer; None where the student raised."""
        try:
            return dict(getattr(self.answers, kind)(self.student, case, absent))
        except StudentError:
            return None

    def differs(self, one: Seen, kind: str) -> bool:
        """Whether an answer is there and wrong."""
        return self.answered(one, kind) and not self.mutant_answers.agrees(self.exercise, (), one, kind)

    def answered(self, one: Seen, kind: str) -> bool:
        """Whether there is an answer, and a right one: what is asked of a module's habits has none."""
        return getattr(one, kind) is not None and self.mutant_answers.answer(self.exercise, (), one, kind) is not None

    def read_forward(self, seen: list[Seen]) -> list[Diagnosis]:
        """What the difference says of the forward pass: of its numbers, of samples that mix."""
        return self.difference.read(seen, "forward") or self.difference.mixing(seen)

    def beside_backward(self, found: list[Diagnosis], seen: list[Seen], mistakes: Mistakes) -> list[Diagnosis]:
        """What was read of the forward pass, and a mistake of the backward pass where that is off by one of its own."""
        if not found or self.answers.backward is None or self.own_forward_fits():
            return found
        backward = self.matching(seen, "backward", mistakes.mutants) or self.difference.read(seen, "backward")
        return [*found[:1], *backward[:1]]

    def with_backward(self, seen: list[Seen], found: list[Diagnosis], mistakes: Mistakes) -> list[Diagnosis]:
        """A forward mistake that was found, together with one of the backward pass if it explains that alone not."""
        usable = self.usable(seen, BOTH)
        both = self.together.with_backward(usable, found[:MOST], mistakes) or self.after(usable, found, mistakes)
        return both or self.together.beside_derived(usable, found) or found

    def after(self, usable: list[Seen], found: list[Diagnosis], mistakes: Mistakes) -> list[Diagnosis]:
        """A forward mistake that was found, and what the difference says of gradients that should be as after it."""
        mutant = next((one for one in mistakes.forward if one.id == found[0].id), None)
        said = self.difference.read(usable, "backward", base=(mutant,)) if mutant else []
        return [*found[:1], *said] if said else []

    def changing(self, seen: list[Seen]) -> Seen | None:
        """A case that, asked again, has another answer: something is left over from call to call, or random."""
        if self.judge.changing:
            return next((one for one in seen if one.case in self.judge.changing), seen[0])
        wrong = [one for one in seen[1:] if any(self.differs(one, kind) for kind in ("forward", "backward"))]
        few = [seen[0], *sorted(wrong, key=lambda one: one.entries)[:: max(1, len(wrong) // MOST_AGAIN)]]
        return next((one for one in few if not self.repeats(one)), None)

    def repeats(self, first: Seen) -> bool:
        """Whether a case, asked again, has the same answer."""
        again = self.seen(first.case)
        return all(all_alike(getattr(again, kind) or {}, getattr(first, kind) or {}) for kind in BOTH)

    def own_forward_fits(self) -> bool:
        """Whether the gradients fit the student's own forward pass."""
        own = {check.id for check in self.exercise.checks if check.own_forward}
        return not own & {verdict.check for verdict in self.failed}

    def usable(self, seen: list[Seen], kinds: tuple[str, ...]) -> list[Seen]:
        """The cases that were answered, small ones first; none when they are few.

        First those that show something, if answers of mutants are kept for them; one that shows nothing, which most
        mutants spoil; then what shows something and is asked anew.
        """
        whole = sorted((s for s in seen if all(self.answered(s, kind) for kind in kinds)), key=lambda one: one.entries)
        if len(whole) < FEWEST:
            return []
        kept = {id(one): one.case in self.mutant_answers.passing for one in whole}
        shows = {id(one): any(self.differs(one, kind) for kind in kinds) for one in whole}
        first = next((one for one in whole if kept[id(one)] and not shows[id(one)]), None)
        return sorted(
            whole, key=lambda one: (not (kept[id(one)] and shows[id(one)]), one is not first, not shows[id(one)])
        )

    def amiss(self, one: Seen) -> bool:
        """Whether an answer is wrong, or is none."""
        return any(getattr(one, kind) is None or self.differs(one, kind) for kind in self.kinds)

    def right_when_first(self, seen: list[Seen]) -> list[Diagnosis]:
        """What is wrong after other calls and right in a new process: something outlives a call."""
        if (first := next(filter(self.amiss, seen), None)) is None:
            return []
        self.student.callee.restart()
        if self.amiss(self.seen(first.case)):
            return []
        return [Diagnosis("depends_on_other_calls", FIRST_ADVICE, "right in a new process", kind=BEHAVIOUR)]

    def matching(self, seen: list[Seen], kind: str, mutants: Sequence[Mutant]) -> list[Diagnosis]:
        """Mutants that answer exactly alike, alone or two at a time; before those, what no mutant has to say."""
        usable = self.usable(seen, (kind,))
        singles = self.together.alike(usable, kind, unique(mutants))
        telling = next((one for one in usable if self.differs(one, kind)), None)
        singles.sort(key=lambda m: (self.mutant_answers.unseen(self.exercise, m, telling, kind), m.family))
        found = named(singles, len(usable)) or self.difference.read(seen, kind, FIRST)
        found = found or named(self.together.derived(usable, kind, MOST), len(usable))
        found = found or self.rounding(seen)
        return found or self.together.of(usable, kind, mutants)

    def lines(self) -> tuple[Mutant, ...]:
        """The mutants that are derived from the solution's lines, where answers can show them."""
        return self.exercise.mistakes().derived() if self.answers.lines_show else ()

    def behaving(self, seen: list[Seen], mutants: Sequence[Mutant]) -> Iterator[Diagnosis]:
        """Right on every input asked alone: mutants that are too, and fail the same checks, on the same cases."""
        if self.judge.hung:
            return
        failed, there = {v.check for v in self.failed}, bool(self.judge.failing_there)
        checks = [check for check in self.exercise.checks if check.id in failed or (check.device and there)]
        usable = self.usable(seen, self.kinds)
        mine = self.pattern(self.judge, checks)
        for mutant in mutants:
            if mutant.wraps and self.together.explain((mutant,), usable, self.kinds):
                student = mutated(self.exercise, (mutant,))
                other = Judge(student, self.judge.seed, self.judge.cases, self.judge.slug)
                if any(mine) and self.pattern(other, checks) == mine:
                    title = next(check.title for check in checks if check.id in failed)
                    yield like(mutant, f"fails on the same inputs of: {title}")

    def after_other_calls(self, seen: list[Seen]) -> list[Diagnosis]:
        """Right on every input asked alone, and of the wrong shape among other calls: something outlives a call."""
        if not self.judge.shapes or any(getattr(one, kind) is None for one in seen for kind in self.kinds):
            return []
        return [Diagnosis("depends_on_other_calls", COMPANY_ADVICE, "", kind=BEHAVIOUR)]

    def nearly(self, seen: list[Seen]) -> list[Diagnosis]:
        """What is said where every case that failed is right to some digits."""
        failed = [(one, kind) for one in seen if one.case in self.judge.failing for kind in self.kinds]
        ask = self.mutant_answers.answer
        return nearly_right((getattr(one, kind), ask(self.exercise, (), one, kind)) for one, kind in failed)

    def pattern(self, judge: Judge, checks: Sequence[Check]) -> list[str]:
        """How each case of some checks ends."""
        outcomes = (judge.attempt(check, case) for check in checks for case in judge.drawn(check))
        return [outcome.status.value if outcome else "" for outcome in outcomes]

    def flickering(self, first: Seen, seen: list[Seen], mutants: Sequence[Mutant]) -> list[Diagnosis]:
        """Mutants that keep from call to call what the student keeps; else that something is kept, or random."""
        script = (first, first, seen[1], first)
        mine, right = (self.replayed(s, script) for s in (self.student, mutated(self.exercise, ())))
        replays = ((m, self.replayed(mutated(self.exercise, (m,)), script)) for m in unique(mutants) if m.keeps_state)
        found = [
            like(mutant, "the same calls in the same order have the same answers")
            for mutant, answers in replays
            if all(map(same, mine, answers)) and not all(map(same, mine, right))
        ]
        return found or [Diagnosis("answers_change", CHANGES_ADVICE, "", kind=BEHAVIOUR)]

    def replayed(self, student: Student, script: Iterable[Seen]) -> list[Arrays | None]:
        """What a student without a past answers to some cases, one after the other."""
        student.callee.restart()
        other = replace(self, student=student)
        answers = [other.seen(one.case) for one in script]
        return [answer for one in answers for answer in (one.forward, one.backward)]

    def usually(self, seen: list[Seen], kind: str) -> bool:
        """Whether most ordinary inputs have a wrong answer."""
        ordinary = [one for one in seen if one.case in self.mutant_answers.passing]
        return sum(self.differs(one, kind) for one in ordinary) >= USUAL * len(ordinary)

    def rounding(self, seen: list[Seen]) -> list[Diagnosis]:
        """Right formulas, float32 inside."""
        kind = "backward" if self.answers.backward and not any(self.differs(s, "forward") for s in seen) else "forward"
        wrong = [one for one in seen if self.differs(one, kind)]
        if not self.usually(seen, kind):
            return []  # float32 shows on ordinary inputs
        whole, right = [one for one in wrong if getattr(one, kind) is not None][:6], mutated(self.exercise, ())
        try:
            return rounds_to_float32(self.exercise, self.answers, self.student, whole, kind, right)
        except StudentError:  # it is asked for inputs that nobody has seen yet
            return []
