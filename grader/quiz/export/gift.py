"""GIFT, Moodle's text format; LaTeX is full of its signs, so everything that goes in is escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.quiz.export.moodle import fraction, tex
from grader.quiz.export.portable import Answer, Form, Portable, decimal
from grader.quiz.html import block, inline


def gift(title: str, questions: Sequence[Portable]) -> str:
    """The file; a category for each item."""
    parts, last = [f"// {title}"], ""
    for question in questions:
        if question.item != last:
            last = question.item
            parts.append(f"$CATEGORY: $course$/top/{title.replace('/', '//')}/{last}")
        parts.append(written(question))
    return "\n\n".join(parts) + "\n"


def written(question: Portable) -> str:
    """One question; no empty line inside it."""
    title = escaped(f"{question.name} {question.title}")
    stem = escaped(one_line(block(question.stem, tex)))
    general = f"\n####{escaped(one_line(block(question.reason, tex)))}"
    if question.form is Form.NUMBER:
        inner = "#" + "".join(f"\n={share(a)}{a.text}:{decimal(a.tolerance)}{feedback(a)}" for a in question.answers)
    elif question.form is Form.TEXT:
        inner = "".join(f"\n={share(a)}{escaped(a.text)}{feedback(a)}" for a in question.answers)
    elif question.form is Form.SINGLE:
        inner = "".join(f"\n{'=' if a.right else '~'}{option(a)}{feedback(a)}" for a in question.answers)
    else:
        inner = "".join(f"\n~%{fraction(question, a)}%{option(a)}{feedback(a)}" for a in question.answers)
    return f"::{title}::[html]{stem} {{{inner}{general}\n}}"


def share(answer: Answer) -> str:
    """Nothing for a right answer, no points for a wrong one that has an explanation."""
    return "" if answer.right else "%0%"


def option(answer: Answer) -> str:
    """The text of a choice."""
    return escaped(one_line(inline(answer.text, tex)))


def feedback(answer: Answer) -> str:
    """What is said to whoever gives this answer."""
    return f"#{escaped(one_line(block(answer.feedback, tex)))}" if answer.feedback else ""


def one_line(html: str) -> str:
    """HTML without line breaks, but those of code."""
    pieces = re.split(r"(<pre>.*?</pre>)", html, flags=re.DOTALL)
    return "".join(p.replace("\n", "<br>") if p.startswith("<pre>") else p.replace("\n", " ") for p in pieces)


def escaped(text: str) -> str:
    r"""`~ = # { } :` and `\` with a backslash before them."""
    return re.sub(r"([\\~=#{}:])", r"\\\1", text)
