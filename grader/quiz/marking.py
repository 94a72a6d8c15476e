"""A typed answer against the key: right or not, and what the wrong one looks like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from grader.errors import NoAnswer
from grader.quiz import reading
from grader.quiz.expression import parse
from grader.quiz.item import EXACT, LETTERED, NUMERIC, SEQUENCED, Kind, Misconception
from grader.quiz.variant import Variant, all_near, keeps, near, shape, sorted_ids

LEFT = re.compile(r"[A-Za-z∂][\w'{}/∂ -]*")  # of an equation
WHOLE = frozenset({Kind.COUNT, Kind.SHAPE, Kind.TRACE})  # 1,234 means thousands
DIGITS = 4  # significant ones that a typed number should have


class Outcome(StrEnum):
    """What came of an answer."""

    RIGHT = "right"
    WRONG = "wrong"
    ROUNDED = "rounded"  # right but for its last digits
    UNREADABLE = "unreadable"  # no answer at all: it costs nothing


@dataclass(frozen=True)
class Mark:
    """The verdict on a typed answer, with what the person reads, Markdown."""

    outcome: Outcome
    text: str
    misconception: str = ""

    @property
    def right(self) -> bool:
        """Whether the answer is the key."""
        return self.outcome is Outcome.RIGHT


def mark(variant: Variant, text: str) -> Mark:
    """The verdict on what was typed; never raises for whatever it is."""
    try:
        return marked(variant, read(variant, text))
    except NoAnswer as error:
        said = f"I cannot read this: {error}.\n{wanted(variant)}"
        return Mark(Outcome.UNREADABLE, said)


def read(variant: Variant, text: str) -> Any:
    """An answer in the form of the key; raises NoAnswer."""
    item = variant.item
    if item.kind in NUMERIC:
        return reading.numbers(text, len(variant.key), variant.names, item.parts, item.kind in WHOLE)
    if item.kind is Kind.FORMULA:
        names = tuple(variant.points[0])
        formula = parse(_right_side(text).rstrip(" ."), names)
        return tuple(formula(point) for point in variant.points)
    if item.kind in SEQUENCED:
        return tuple(_id(variant, letter) for letter in reading.order(text, variant.letters))
    several = item.kind is Kind.CHOICES
    return frozenset(_id(variant, letter) for letter in reading.letters(text, variant.letters, several))


def _right_side(text: str) -> str:
    """What stands after the equals sign of `dc_prev = dc * f`."""
    head, sign, tail = text[:400].partition("=")
    return tail if sign and LEFT.fullmatch(head.strip()) and tail.strip() else text


def _id(variant: Variant, letter: str) -> str:
    return variant.options[variant.letters.index(letter)].id


def marked(variant: Variant, answer: Any) -> Mark:
    """The verdict on an answer that could be read."""
    item = variant.item
    if same(variant, answer, right=True):
        return Mark(Outcome.RIGHT, reason(variant))
    one = likeliest(variant, answer)
    if one is not None:
        return Mark(Outcome.WRONG, explanation(variant, one), one.id)
    if item.kind in NUMERIC and item.kind not in EXACT and all_near(answer, variant.key, "coarse"):
        return Mark(Outcome.ROUNDED, f"Almost: check your rounding, {DIGITS} significant digits are wanted.")
    return Mark(Outcome.WRONG, gap(variant, answer))


def likeliest(variant: Variant, answer: Any) -> Misconception | None:
    """The misconception that answers alike; of several numbers within the tolerance the nearest."""
    alike = []
    for one in variant.item.misconceptions:
        theirs = variant.answer_of(one)
        if theirs is not None and same(variant, answer, right=False, other=theirs):
            alike.append((distance(answer, theirs), one))
    return min(alike, key=lambda pair: pair[0])[1] if alike else None


def distance(answer: Any, other: Any) -> float:
    """How far two answers that count as the same are apart; 0 for letters."""
    if not all(isinstance(value, float) for value in (*answer, *other)):
        return 0.0
    return max((abs(a - b) for a, b in zip(answer, other, strict=True)), default=0.0)


def same(variant: Variant, answer: Any, right: bool, other: Any = None) -> bool:
    """Whether an answer is the key, or what a misconception answers."""
    want = variant.key if right else other
    if variant.item.kind in SEQUENCED:
        return keeps(want, answer) if right else tuple(answer) == tuple(want)
    if variant.item.kind in LETTERED:
        return bool(answer == want)
    kind = "formula" if variant.item.kind is Kind.FORMULA else "exact" if variant.item.kind in EXACT else "typed"
    return all_near(answer, want, kind)


def reason(variant: Variant) -> str:
    """Why the key is right."""
    return variant.text(variant.item.reason, answer=solution(variant)).strip()


def explanation(variant: Variant, one: Misconception) -> str:
    """What is said to whoever answers as a misconception does: it matches, nobody knows that it is."""
    said = variant.text(one.explanation).strip()
    return f"This matches a known mix-up. {said}"


def gap(variant: Variant, answer: Any) -> str:
    """What can be said of a wrong answer that matches nothing known, without giving the key away."""
    item = variant.item
    if item.kind is Kind.FORMULA:
        return _first_difference(variant, answer)
    if item.kind in LETTERED:
        return _ticked(variant, answer)
    if item.kind in SEQUENCED:
        return _out_of_order(variant, answer)
    wrong = [k for k, (g, w) in enumerate(zip(answer, variant.key, strict=True)) if not _entry(variant, g, w)]
    if len(variant.key) > 1 and len(wrong) < len(variant.key):
        names = item.parts or tuple(str(k + 1) for k in range(len(variant.key)))
        place = ", ".join(names[k] for k in wrong) if item.parts else f"number {', '.join(names[k] for k in wrong)}"
        return f"Not quite: look again at {place}; the rest is right."
    if len(variant.key) == 1 and near(-answer[0], variant.key[0], "typed"):
        return "The size is right, the sign is not."
    return "That is not it."


def _entry(variant: Variant, got: float, want: float) -> bool:
    return near(got, want, "exact" if variant.item.kind in EXACT else "typed")


def _first_difference(variant: Variant, answer: Sequence[float]) -> str:
    """The first point at which a formula gives something else, and how many there are."""
    wrong = [k for k, (g, w) in enumerate(zip(answer, variant.key, strict=True)) if not near(g, w, "formula")]
    k = wrong[0]
    place = ", ".join(f"{name} = {shape(float(f'{value:.4g}'))}" for name, value in variant.points[k].items())
    count = f"{len(wrong)} of {len(answer)} points"
    return f"At {place} yours is {answer[k]:.6g}, but should be {variant.key[k]:.6g} ({count} differ)."


def _ticked(variant: Variant, answer: frozenset[str]) -> str:
    """The reasons of what was ticked wrongly; what is missing is only counted."""
    said = []
    for letter, option in zip(variant.letters, variant.options, strict=True):
        if option.id in answer - variant.key:
            said.append(f"{letter}) is wrong: {variant.text(option.why)}" if option.why else f"{letter}) is wrong.")
    missing = len(variant.key - answer)
    if missing and variant.item.kind is Kind.CHOICES:
        said.append(f"{missing} more {'is' if missing == 1 else 'are'} right.")
    return "\n".join(said)


def _out_of_order(variant: Variant, answer: tuple[str, ...]) -> str:
    """The first pair that stands the wrong way round."""
    place = {id: k for k, id in enumerate(answer)}
    wrong = sorted((place[a], place[b]) for a, b in variant.key if place[a] > place[b])
    late, early = (variant.letter(answer[k]) for k in wrong[0])
    return f"Not yet: {late}) has to come before {early}) ({len(wrong)} such pair{'s' * (len(wrong) != 1)})."


def solution(variant: Variant) -> str:
    """The key as it is shown to whoever asks for it."""
    item, key = variant.item, variant.key
    if item.kind is Kind.FORMULA:
        return "see the reason"
    if item.kind in SEQUENCED:
        return " ".join(variant.letter(id) for id in sorted_ids(variant))
    if item.kind in LETTERED:
        return ", ".join(sorted(variant.letter(id) for id in key)) or "none"
    texts = [f"{v:.10g}" if item.kind in EXACT else f"{v:.6g}" for v in key]
    return texts[0] if len(texts) == 1 else "(" + ", ".join(texts) + ")"


def wanted(variant: Variant) -> str:
    """How an answer to the item is typed."""
    item = variant.item
    if item.kind is Kind.FORMULA:
        return f"Type a formula in {', '.join(variant.points[0])}; sigma, tanh, exp, log and sqrt are known."
    if item.kind is Kind.CHOICE:
        return "Type the letter of the one that is right."
    if item.kind is Kind.BUG:
        return "Type the number of the line that is wrong."
    if item.kind is Kind.CHOICES:
        return "Type the letters of all that are right, or none."
    if item.kind in SEQUENCED:
        return f"Type all {len(variant.letters)} letters in the right order, with blanks between them."
    digits = "" if item.kind in EXACT else f", to {DIGITS} significant digits"
    if item.kind is Kind.SHAPE:
        letters = f" (letters {', '.join(item.hidden)} are welcome)" if item.hidden else ""
        how = "as in (2, 3)" if len(variant.key) == 2 else f"one after the other, {len(variant.key)} in all"
        return f"Type the sizes {how}{letters}."
    if len(variant.key) == 1:
        by = f" or a formula in {', '.join(item.hidden)}" if item.hidden else ""
        return f"Type a number{by}{digits}."
    what = f": {', '.join(item.parts)}" if item.parts else ""
    return f"Type {len(variant.key)} numbers, separated by commas{digits}{what}."
