"""All checks of an exercise, put to one student: verdicts and notes."""

from __future__ import annotations

from collections.abc import Iterator

from grader.dialects.signature import Dialect
from grader.judging.judge import Judge
from grader.judging.marks import Marks
from grader.model import Check, Exercise, Note, Status, Verdict

NO_DEVICE = "asked on a GPU alone, and this run has none (--device)"


def judged(
    exercise: Exercise, dialect: Dialect, judge: Judge, on_device: Judge | None = None
) -> tuple[tuple[Verdict, ...], tuple[Note, ...]]:
    """The verdicts of all checks that the dialect can be asked, and the notes.

    `on_device` judges the same student on the device of the run, for the checks that need one; where there is none they
    do not count. Such a check is passed or worth nothing: what it shows beside float64 has one cause.
    """
    verdicts: dict[str, Verdict] = {}
    notes: list[Note] = []
    marks = Marks.beside(judge)
    for check in exercise.checks:
        if not askable(check, dialect):
            continue
        asking = on_device if check.device else judge
        if asking is None:
            verdicts[check.id] = Verdict(check.id, check.title, Status.SKIP, 0.0, 0.0, NO_DEVICE, counts=False)
            continue
        waits = [need for need in check.needs if need in verdicts and verdicts[need].status is not Status.PASS]
        if check.note:
            notes += [] if waits else noted(check, judge)
            continue
        found = waiting(check, [verdicts[need].title for need in waits]) if waits else asking.verdict(check)
        whole = found.status is Status.PASS or check.device
        verdicts[check.id] = found if whole else marks.marked(check, found, waits)
    return tuple(verdicts.values()), tuple(notes)


def waiting(check: Check, needed: list[str]) -> Verdict:
    """The verdict of a check that is not asked, since others that it needs did not pass."""
    return Verdict(check.id, check.title, Status.SKIP, 0.0, check.points, f"needs: {', '.join(needed)}")


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
