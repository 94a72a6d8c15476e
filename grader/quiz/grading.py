"""The answers of one student: typed ones marked on the student's own numbers, functions asked over the whole domain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grader.errors import BadQuiz, WorkerLost
from grader.model import Diagnosis, DiagnosisKind, Note, Status, Verdict
from grader.quiz.bank import Bank
from grader.quiz.functions import Call, Judged, judged
from grader.quiz.item import Item
from grader.quiz.marking import Mark, Outcome, mark
from grader.quiz.plain import plain
from grader.quiz.sets import Asked, QuizSet
from grader.quiz.sheet import Sheet
from grader.quiz.variant import Variant, variant

MOST_DIAGNOSES = 2  # in a report, as of exercises
STATUS = {Outcome.RIGHT: Status.PASS, Outcome.WRONG: Status.FAIL, Outcome.ROUNDED: Status.FAIL,
          Outcome.UNREADABLE: Status.ERROR}  # fmt: skip


@dataclass(frozen=True)
class Result:
    """What has become of a student's answers; `name` is that of the set, or "quiz"."""

    name: str
    verdicts: tuple[Verdict, ...]
    diagnosis: tuple[Diagnosis, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Questions:
    """What a submission is asked: a set with the student's numbers, or the items that it answers with one seed."""

    name: str
    asked: tuple[Asked, ...]
    variants: Mapping[str, Variant]


def questions(
    bank: Bank, sets: Mapping[str, QuizSet], sheet: Sheet, functions: Sequence[str], student: str, seed: int
) -> Questions | None:
    """The questions that a submission answers; None where there is none.

    Raises:
        BadQuiz: it names a set that there is not.
    """
    known = {item.id: item for item in bank.items}
    chosen = chosen_set(sets, sheet.quiz)
    if chosen is not None:
        return Questions(chosen.name, chosen.asked, {a.item.id: chosen.variant_for(a, student) for a in chosen.asked})
    answered = [id for id in dict.fromkeys((*sheet.answers, *functions)) if id in known]
    own = seed if sheet.seed is None else sheet.seed
    asked = tuple(Asked(known[id]) for id in sorted(answered))
    return Questions("quiz", asked, {a.item.id: variant(a.item, own) for a in asked}) if asked else None


def chosen_set(sets: Mapping[str, QuizSet], name: str) -> QuizSet | None:
    """The set of a name, or the only one there is; None where there are no sets."""
    if not sets:
        return None
    if name in sets:
        return sets[name]
    if name or len(sets) > 1:
        said = f"no set is called {name!r}" if name else "it does not say which set it answers"
        raise BadQuiz(f"{said} (quiz = ...); there are {', '.join(sets)}")
    return next(iter(sets.values()))


def graded(found: Questions, sheet: Sheet, functions: Sequence[str], call: Call, seed: int) -> Result:
    """Mark every question; `call` calls a function of the submission."""
    verdicts: list[Verdict] = []
    diagnosis: list[Diagnosis] = []
    for asked in found.asked:
        item, text = asked.item, sheet.answers.get(asked.item.id)
        if item.id in functions and item.codable:
            verdict, alike = of_function(asked, call, seed)
        elif text is None or not text.strip():
            verdict, alike = (
                Verdict(item.id, item.title, Status.FAIL, 0.0, asked.points, "not answered", begun=False),
                None,
            )
        else:
            verdict, alike = of_text(asked, mark(found.variants[item.id], text))
        verdicts.append(verdict)
        diagnosis += [alike] if alike else []
    strangers = [id for id in sheet.answers if id not in found.variants]
    notes = tuple(Note("not_asked", f"{id[:40]!r} is not asked here, and was not looked at") for id in strangers[:5])
    return Result(found.name, tuple(verdicts), tuple(diagnosis[:MOST_DIAGNOSES]), notes)


def of_text(asked: Asked, given: Mark) -> tuple[Verdict, Diagnosis | None]:
    """The verdict on a typed answer, and the misconception that it matches."""
    item, right = asked.item, given.right
    facts = "" if right else plain(given.text)
    verdict = Verdict(item.id, item.title, STATUS[given.outcome], asked.points if right else 0.0, asked.points, facts)
    if not given.misconception:
        return verdict, None
    return verdict, known_mistake(item, given.misconception, plain(given.text), "the answer typed")


def known_mistake(item: Item, id: str, advice: str, evidence: str) -> Diagnosis:
    """A misconception as a diagnosis."""
    return Diagnosis(f"{item.id}_{id}", advice, evidence, (item.id,), DiagnosisKind.MUTANT)


def of_function(asked: Asked, call: Call, seed: int) -> tuple[Verdict, Diagnosis | None]:
    """The verdict on a function, and the misconception that it answers like."""
    item = asked.item
    try:
        found = judged(item, call, seed)
    except WorkerLost as lost:
        found = Judged(Mark(Outcome.WRONG, f"{item.id}: {lost.message}"), broke=True)
    right = found.mark.right
    status = Status.PASS if right else Status.ERROR if found.broke else Status.FAIL
    points = asked.points if right else 0.0
    facts = "" if right else found.mark.text
    verdict = Verdict(item.id, item.title, status, points, asked.points, facts, found.counterexample)
    alike = found.likeness
    return verdict, known_mistake(item, alike.id, plain(alike.explanation), alike.evidence) if alike else None


def unknown_items(bank: Bank, sheet: Sheet) -> str:
    """Why a sheet answers nothing."""
    named = ", ".join(list(sheet.answers)[:5]) or "nothing"
    return f"it answers {named}; {bank.known()}"
