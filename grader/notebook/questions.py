"""A quiz question as an object that a notebook shows; answers are given by a method, verdicts printed."""

from __future__ import annotations

import html
import secrets
from dataclasses import dataclass

from grader.errors import Refused
from grader.quiz import bank, terminal
from grader.quiz.html import block, inline
from grader.quiz.marking import mark, wanted
from grader.quiz.variant import Variant, variant
from grader.report.layout import Paint

MOST_SEED = 2**32
PLAIN = Paint(on=False)


@dataclass
class Question:
    """One question with its numbers; `answer`, `hint`, `show` print, `new` draws other numbers."""

    variant: Variant
    hints: int = 0

    def answer(self, text: object) -> None:
        """Check an answer: text as it would be typed, a number, or a list of them."""
        print(terminal.verdict(mark(self.variant, spoken(text)), PLAIN), end="")

    def hint(self) -> None:
        """The first hint, then the second."""
        print(terminal.hint(self.variant.item, self.variant, min(self.hints, 1)), end="")
        self.hints += 1

    def show(self) -> None:
        """The answer, with the reason."""
        print(terminal.shown(self.variant), end="")

    def new(self, seed: int | None = None) -> Question:
        """The same question with other numbers."""
        return Question(variant(self.variant.item, secrets.randbelow(MOST_SEED) if seed is None else seed))

    def _repr_html_(self) -> str:
        item = self.variant.item
        options = "".join(
            f"<li><b>{letter})</b> {inline(self.variant.text(option.text))}</li>"
            for letter, option in zip(self.variant.letters, self.variant.options, strict=True)
        )
        listed = f'<ul style="list-style: none">{options}</ul>' if options else ""
        how = f"<p><i>{html.escape(wanted(self.variant))}</i> <code>.answer(...)</code> <code>.hint()</code></p>"
        return f"<h4>{item.id}: {html.escape(item.title)}</h4>{block(self.variant.prompt)}{listed}{how}"

    def __repr__(self) -> str:
        return terminal.question(self.variant, PLAIN)


def spoken(value: object) -> str:
    """An answer as it would be typed."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple | set):
        return ", ".join(map(spoken, value))
    return str(value)


def quiz(id: str = "q01", seed: int | None = None) -> Question | None:
    """A question by its name; without a seed it has new numbers each time. What there is, is printed for others."""
    try:
        item = bank.load().item(str(id))
    except Refused as error:
        print(error)
        return None
    return Question(variant(item, secrets.randbelow(MOST_SEED) if seed is None else int(seed) % MOST_SEED))
