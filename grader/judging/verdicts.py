"""All checks of an exercise, put to one student: verdicts and notes."""

from __future__ import annotations

from collections.abc import Iterator

from grader.dialects.signature import Dialect
from grader.judging.judge import Judge
from grader.judging.marks import Marks
from grader.model import Check, Exercise, Note, Status, Verdict


def judged(exercise: Exercise, dialect: Dialect, judge: Judge) -> tuple[tuple[Verdict, ...], tuple[Note, ...]]:
    """The verdicts of all checks that the dialect can be asked, and the notes."""
    verdicts: dict[str, Verdict] = {}
    notes: list[Note] = []
    marks = Marks.beside(judge)
    for check in exercise.checks:
        if not askable(check, dialect):
            continue
        waits = [need for need in check.needs if need in verdicts and verdicts[need].status is not Status.PASS]
        if check.note:
            notes += [] if waits else noted(check, judge)
        elif waits:
            facts = f"needs: {', '.join(verdicts[need].title for need in waits)}"
            skipped = Verdict(check.id, check.title, Status.SKIP, 0.0, check.points, facts)
            verdicts[check.id] = marks.marked(check, skipped, waits)
        else:
            verdict = judge.verdict(check)
            verdicts[check.id] = verdict if verdict.status is Status.PASS else marks.marked(check, verdict)
    return tuple(verdicts.values()), tuple(notes)


def noted(check: Check, judge: Judge) -> Iterator[Note]:
    """A note, when the check finds something."""
    for case in judge.drawn(check):
        outcome = judge.attempt(check, case)
        if outcome is not None and outcome.status is Status.FAIL:  # an exception says nothing of this kind
            yield Note(check.id, f"{outcome.facts}. {check.explanation}".strip())
            return


def askable(check: Check, dialect: Dialect) -> bool:
    """Whether a dialect passes every array that a check asks with ("entry.array")."""
    return all(offers(dialect, asked) for asked in check.asks)


def offers(dialect: Dialect, asked: str) -> bool:
    """Whether a dialect passes an array to an entry."""
    entry, _, name = asked.partition(".")
    signature = dialect.entries.get(entry)
    return signature is not None and name in signature.taken
