"""The pages: an overview, a question, a question with its verdict. Plain forms, no script: the keyboard is enough."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from grader.quiz.bank import Bank
from grader.quiz.html import block, inline
from grader.quiz.item import Item, Kind
from grader.quiz.marking import Mark, Outcome, solution, wanted
from grader.quiz.score import Score, attempts
from grader.quiz.variant import Variant

TICKED = frozenset({Kind.CHOICE, Kind.CHOICES, Kind.BUG})
WORDS = {Outcome.RIGHT: "Right.", Outcome.WRONG: "Not right.", Outcome.ROUNDED: "Almost.",
         Outcome.UNREADABLE: "That cannot be read."}  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """What a question's page shows beside the question."""

    typed: str = ""
    ticked: frozenset[str] = frozenset()
    mark: Mark | None = None
    hints: int = 0
    given_up: bool = False

    @property
    def over(self) -> bool:
        """Whether the question is answered or given up."""
        return self.given_up or (self.mark is not None and self.mark.right)


def page(title: str, body: str, root: str) -> str:
    """A whole page."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{html.escape(title)}</title><link rel="stylesheet" href="{root}style.css"></head>'
        f'<body><a class="skip" href="#main">To the question</a><main id="main">{body}</main></body></html>\n'
    )


def overview(bank: Bank, score: Score, root: str) -> str:
    """All topics with their items, and how far one has come."""
    done, most = score.done(bank.items), len(bank.items)
    parts = ["<h1>Quizzes</h1>", progress(done, most)]
    for first in score.in_order(bank.items)[:1]:
        parts.append(f'<p><a class="button" href="{root}q/{first.id}" autofocus>Go on with {first.id}</a></p>')
    for topic in bank.topics:
        rows = "".join(
            f'<li><a href="{root}q/{item.id}">{item.id} {html.escape(item.title)}</a> {state(score, item)}</li>'
            for item in topic.items
        )
        head = f"{html.escape(topic.title)} <small>{score.done(topic.items)} of {len(topic.items)}</small>"
        parts.append(f"<section><h2>{head}</h2><ul>{rows}</ul></section>")
    return page("Quizzes", "".join(parts), root)


def state(score: Score, item: Item) -> str:
    """A word on how one stands with an item; empty where it was not asked."""
    standing = score.of(item)
    if not standing.right + standing.wrong:
        return ""
    if standing.due and score.over(item):
        return '<span class="due">no attempt is left</span>'
    return '<span class="due">once more</span>' if standing.due else '<span class="right">right</span>'


def progress(done: int, most: int) -> str:
    """A bar that is also told in words."""
    return f'<p><progress max="{most}" value="{done}"></progress> {done} of {most} right</p>'


def question(found: Variant, shown: Shown, score: Score, items: Sequence[object], root: str, next_id: str) -> str:
    """A question, what came of the answer, and the form for the next one."""
    item = found.item
    parts = [f'<p><a href="{root}">All quizzes</a></p>', progress(score.done(tuple(items)), len(items)),  # type: ignore[arg-type]
             f"<h1>{item.id} {html.escape(item.title)}</h1>", block(found.prompt)]  # fmt: skip
    parts += [
        f'<p class="hint"><b>Hint {k + 1}:</b> {inline(found.text(item.hints[k]))}</p>' for k in range(shown.hints)
    ]
    if shown.mark is not None:
        parts.append(verdict(shown.mark))
    limit, left = score.limit(item), score.left(item)
    if limit is not None and left is not None and not score.of(item).right:
        parts.append(f'<p class="attempts">{attempts(left, limit)}</p>')
    if shown.given_up:
        parts.append(f'<div class="verdict" role="status">{answer_of(found)}</div>')
    parts.append(after(item, score, root, next_id) if shown.over else form(found, shown, root, score))
    return page(f"{item.id} {item.title}", "".join(parts), root)


def verdict(mark: Mark) -> str:
    """What came of an answer; read out by screen readers."""
    return f'<div class="verdict {mark.outcome}" role="status"><b>{WORDS[mark.outcome]}</b> {block(mark.text)}</div>'


def answer_of(found: Variant) -> str:
    """The key and the reason, for whoever gives up."""
    key = "" if found.points else f"<p>The answer is {html.escape(solution(found))}.</p>"
    return key + block(found.text(found.item.reason, answer=solution(found)))


def form(found: Variant, shown: Shown, root: str, score: Score) -> str:
    """Where the answer is typed or ticked; a set that counts attempts has no other numbers."""
    new = "" if score.limit(found.item) else '<button name="do" value="new" formnovalidate>New numbers</button>'
    turn = score.turn(found.item)
    field = ticks(found, shown) if found.item.kind in TICKED else options(found) + typed(found, shown)
    return (
        f'<form method="post" action="{root}q/{found.item.id}">{field}<input type="hidden" name="round" value="{turn}">'
        '<p class="buttons"><button name="do" value="answer">Answer</button>'
        f'<button name="do" value="hint" formnovalidate{" disabled" if shown.hints > 1 else ""}>Hint</button>'
        f'<button name="do" value="show" formnovalidate>Show the answer</button>{new}</p></form>'
    )


def typed(found: Variant, shown: Shown) -> str:
    """A line for text."""
    return (
        f'<p><label for="answer">{html.escape(wanted(found))}</label><br>'
        f'<input id="answer" name="answer" value="{html.escape(shown.typed[:300])}" autocomplete="off" '
        'autocapitalize="off" spellcheck="false" autofocus></p>'
    )


def options(found: Variant) -> str:
    """Options that are put in order, with their letters."""
    rows = zip(found.letters, found.options, strict=True)
    items = "".join(f"<li><b>{letter})</b> {inline(found.text(option.text))}</li>" for letter, option in rows)
    return f'<ul class="options">{items}</ul>' if items else ""


def ticks(found: Variant, shown: Shown) -> str:
    """Options that are ticked."""
    kind = "checkbox" if found.item.kind is Kind.CHOICES else "radio"
    rows = []
    for k, (letter, option) in enumerate(zip(found.letters, found.options, strict=True)):
        checked = " checked" if letter in shown.ticked else ""
        focus = " autofocus" if k == 0 else ""
        box = f'<input type="{kind}" name="tick" value="{letter}"{checked}{focus}>'
        rows.append(f"<li><label>{box} <b>{letter})</b> {inline(found.text(option.text))}</label></li>")
    told = "Tick all that are right." if kind == "checkbox" else "Choose one."
    return f'<fieldset><legend>{told}</legend><ul class="options">{"".join(rows)}</ul></fieldset>'


def after(item: Item, score: Score, root: str, next_id: str) -> str:
    """The ways on."""
    where, said = (f"q/{next_id}", f"Next: {next_id}") if next_id else ("", "All quizzes")
    again = f' <a class="button" href="{root}q/{item.id}">Again with new numbers</a>'
    return (
        f'<p class="buttons"><a class="button" href="{root}{where}" autofocus>{said}</a>'
        f"{'' if score.limit(item) else again}</p>"
    )
