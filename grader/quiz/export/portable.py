"""Questions in the forms that every platform has: one number, one choice, several choices, a short text.

An answer of several numbers becomes a question for each; a formula is asked for its value at a point; an order becomes
a short text, and every order that is right is accepted.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from grader.checks.tolerance import TOLERANCE
from grader.quiz.item import EXACT, LETTERED, SEQUENCED, Kind
from grader.quiz.marking import DIGITS, reason, wanted
from grader.quiz.sets import Asked, QuizSet
from grader.quiz.variant import Variant, keeps, shape

TRIES = 4  # draws for each variant that is wanted
FAR = 3  # tolerances between two answers that are told apart


class Form(StrEnum):
    """What is typed or ticked."""

    NUMBER = "number"
    SINGLE = "single"
    SEVERAL = "several"
    TEXT = "text"


@dataclass(frozen=True)
class Answer:
    """An answer that is right, or wrong with its explanation; numbers have a tolerance. Texts are Markdown."""

    text: str
    right: bool
    feedback: str = ""
    tolerance: float = 0.0


@dataclass(frozen=True)
class Portable:
    """One question of a platform."""

    item: str
    name: str  # q05-2-h: item, variant, part
    title: str
    stem: str
    form: Form
    answers: tuple[Answer, ...]
    reason: str
    points: float
    hints: tuple[str, str] = ("", "")
    shuffle: bool = True


def portables(chosen: QuizSet, count: int) -> list[Portable]:
    """The questions of a set, `count` variants of each item that has parameters."""
    return [question for asked in chosen.asked for question in of_item(chosen, asked, count)]


def of_item(chosen: QuizSet, asked: Asked, count: int) -> Iterator[Portable]:
    """The questions of an item, its variants numbered from 1."""
    for number, found in enumerate(variants(chosen, asked, count), 1):
        yield from questions(found, asked, number)


def variants(chosen: QuizSet, asked: Asked, count: int) -> list[Variant]:
    """Different variants, fewer where an item has no more; from the course's secret, or from the item's own seed."""
    found: dict[tuple[str, ...], Variant] = {}
    drawn = bool(asked.item.given) and asked.item.kind is not Kind.FORMULA
    for k in range(TRIES * count if drawn else 1):
        own = replace(asked, seed=None if asked.seed is None else asked.seed + k)
        one = chosen.variant_for(own, f"variant {k + 1}")
        found.setdefault((one.prompt, *sorted(one.text(option.text) for option in one.options)), one)
        if len(found) == count:
            break
    return list(found.values())


def questions(found: Variant, asked: Asked, number: int) -> list[Portable]:
    """One question, or one for each part of the answer."""
    item = found.item
    whole = Portable(
        item.id, f"{item.id}-{number}", item.title, found.prompt, Form.TEXT, (), reason(found), asked.points,
        (found.text(item.hints[0]), found.text(item.hints[1])),
    )  # fmt: skip
    if item.kind in LETTERED:
        return [lettered(found, whole)]
    if item.kind in SEQUENCED:
        return [ordered(found, whole)]
    if item.kind is Kind.FORMULA:
        return [at_a_point(found, whole)]
    return list(numeric(found, whole))


def lettered(found: Variant, whole: Portable) -> Portable:
    """Choices, and lines of code, which then stand in the question. What is right has no feedback but the reason."""
    answers = tuple(
        Answer(
            found.text(option.text), option.id in found.key, "" if option.id in found.key else found.text(option.why)
        )
        for option in found.options
    )
    if found.item.kind is not Kind.BUG:
        form = Form.SEVERAL if found.item.kind is Kind.CHOICES else Form.SINGLE
        return replace(whole, form=form, answers=answers)
    code = "\n".join(f"{k}: {a.text.strip('`')}" for k, a in zip(found.letters, answers, strict=True))
    lines = tuple(replace(a, text=f"line {k}") for k, a in zip(found.letters, answers, strict=True))
    return replace(whole, stem=f"{whole.stem}\n\n```\n{code}\n```", form=Form.SINGLE, answers=lines, shuffle=False)


def ordered(found: Variant, whole: Portable) -> Portable:
    """An order as a short text; all that are right, with blanks and without."""
    ids = [option.id for option in found.options]
    right = [order for order in itertools.permutations(ids) if keeps(found.key, order)]
    texts = [" ".join(map(found.letter, order)) for order in right]
    listed = "\n".join(f"- **{letter})** {found.text(option.text)}"
                       for letter, option in zip(found.letters, found.options, strict=True))  # fmt: skip
    stem = f"{whole.stem}\n\n{listed}\n\n{wanted(found)}"
    answers = [Answer(text, True) for each in texts for text in (each, each.replace(" ", ""))]
    for one in found.item.misconceptions:
        order = found.answer_of(one)
        if order is not None and not keeps(found.key, order):
            answers.append(Answer(" ".join(map(found.letter, order)), False, found.text(one.explanation)))
    return replace(whole, stem=stem, answers=tuple(answers))


def at_a_point(found: Variant, whole: Portable) -> Portable:
    """A formula by its value: platforms do not compare formulas."""
    point = {name: float(f"{value:.3g}") for name, value in found.points[0].items() if name in found.item.given}
    shown = {**point, **found.item.derived(**point)}
    place = ", ".join(f"`{name}` = {shape(float(f'{value:.6g}'))}" for name, value in shown.items())
    stem = f"{whole.stem}\n\nGive the value of your formula at {place}, to {DIGITS} significant digits."
    key = float(found.item.key(**point))
    wrong = [(one.answer(**point), one.explanation) for one in found.item.misconceptions]
    return replace(whole, stem=stem, form=Form.NUMBER, answers=numbers(key, wrong, exact=False))


def numeric(found: Variant, whole: Portable) -> Iterator[Portable]:
    """A question for each number."""
    exact, several = found.item.kind in EXACT, len(found.key) > 1
    names = found.item.parts or tuple(str(k + 1) for k in range(len(found.key)))
    for k, key in enumerate(found.key):
        wrong = []
        for one in found.item.misconceptions:
            theirs = found.answer_of(one)
            if theirs is not None and len(theirs) == len(found.key):
                wrong.append((theirs[k], found.text(one.explanation)))
        digits = "" if exact else f" to {DIGITS} significant digits"
        which = f"**{names[k]}**" if found.item.parts else f"number {k + 1} of {len(found.key)}"
        ask = f"Type {which}{digits}." if several else wanted(found)
        name = f"{whole.name}-{slug(names[k])}" if several else whole.name
        yield replace(
            whole, name=name, stem=f"{whole.stem}\n\n{ask}", form=Form.NUMBER, answers=numbers(key, wrong, exact),
            points=whole.points / len(found.key),
        )  # fmt: skip


def slug(text: str) -> str:
    """A name of letters and digits."""
    return "".join(c if c.isalnum() else "-" for c in text).strip("-")


def numbers(key: float, wrong: list[tuple[float | None, str]], exact: bool) -> tuple[Answer, ...]:
    """The right number and, with their explanations, wrong ones that cannot be taken for it or for each other."""
    found = [Answer(f"{key:.10g}", True, "", tolerance(key, exact))]
    for value, text in wrong:
        if value is None or not (value == 0 or 1e-8 < abs(value) < 1e12):
            continue
        apart = (FAR * max(other.tolerance, tolerance(value, exact)) for other in found)
        near = any(abs(value - float(other.text)) <= gap for other, gap in zip(found, apart, strict=True))
        if not near:
            found.append(Answer(f"{value:.10g}", False, text, tolerance(value, exact)))
    return tuple(found)


def decimal(value: float) -> str:
    """A small number without an exponent."""
    return f"{value:.12f}".rstrip("0").rstrip(".") or "0"


def tolerance(value: float, exact: bool) -> float:
    """The gap that is allowed around a number."""
    return 1e-6 if exact else TOLERANCE["typed"].allows(abs(value), 1.0 if value == 0 else 0.0)
