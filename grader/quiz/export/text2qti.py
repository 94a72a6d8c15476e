"""The text that the program text2qti turns into a QTI package for Canvas; of a group of variants one is drawn."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from grader.quiz.export.portable import Answer, Form, Portable, decimal

LEAST = 1e-4  # of a number that the program takes


def text2qti(title: str, questions: Sequence[Portable]) -> str:
    """The file."""
    parts = [f"Quiz title: {title}", "Quiz description: Numbers to 4 significant digits, unless it says otherwise."]
    for _, members in itertools.groupby(filter(can_ask, questions), key=lambda q: (q.item, q.name.split("-", 2)[2:])):
        group = list(members)
        if len(group) == 1:
            parts.append(written(group[0], points=True))
        else:
            head = f"GROUP\npick: 1\npoints per question: {half(group[0].points)}"
            parts += [head, *(written(question, points=False) for question in group), "END_GROUP"]
    return "\n\n".join(parts) + "\n"


def written(question: Portable, points: bool) -> str:
    """One question with its feedback and answers."""
    head = [f"Title: {question.name} {question.title}"]
    head += [f"Points: {half(question.points)}"] if points else []
    lines = [*head, *hung("1.  ", question.stem), *hung("... ", question.reason)]
    if question.form is Form.NUMBER:
        lines += number(next(answer for answer in question.answers if answer.right))
    elif question.form is Form.TEXT:
        lines += [f"*   {a.text}" for a in question.answers if a.right]
    else:
        for letter, answer in zip("abcdefghijklmnop", question.answers, strict=False):
            several = question.form is Form.SEVERAL
            mark = ("[*] " if answer.right else "[ ] ") if several else f"{'*' if answer.right else ''}{letter}) "
            lines += hung(mark, answer.text) + (hung("... ", answer.feedback) if answer.feedback else [])
    return "\n".join(lines)


def half(points: float) -> str:
    """Points in halves, as Canvas has them; at least a half."""
    return f"{max(0.5, round(2 * points) / 2):g}"


def number(answer: Answer) -> list[str]:
    """A number with its tolerance; zero, which the program does not take as a number, as a text."""
    value = float(answer.text)
    if value == 0:
        return ["*   0", "*   0.0"]
    if value == int(value) and answer.tolerance < LEAST:
        return [f"=   {int(value)}"]
    return [f"=   {decimal(value)} +- {decimal(answer.tolerance)}"]


def can_ask(question: Portable) -> bool:
    """Whether the program takes the question: its numbers are not very small."""
    right = next(answer for answer in question.answers if answer.right) if question.form is Form.NUMBER else None
    return right is None or float(right.text) == 0 or abs(float(right.text)) > 2 * LEAST


def hung(mark: str, text: str) -> list[str]:
    """Text behind a mark, its further lines below its first; formulas in one line."""
    first, *rest = unbroken(text).split("\n")
    indent = " " * max(4, len(mark))
    return [f"{mark}{first}", *(indent + row if row.strip() else "" for row in rest)]


def unbroken(text: str) -> str:
    """The text with no formula over two lines."""
    pieces = text.split("$")
    return "$".join(" ".join(piece.split()) if k % 2 else piece for k, piece in enumerate(pieces))
