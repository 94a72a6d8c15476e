"""A question and its verdict in the columns of a terminal."""

from __future__ import annotations

import re
import textwrap

from grader.quiz.item import Item
from grader.quiz.marking import Mark, Outcome, solution, wanted
from grader.quiz.plain import plain
from grader.quiz.variant import Variant
from grader.report.layout import WIDTH, Paint, columns, safe

MARKS = {Outcome.RIGHT: ("✓", "green"), Outcome.WRONG: ("✗", "red"), Outcome.ROUNDED: ("~", "yellow"),
         Outcome.UNREADABLE: ("?", "yellow")}  # fmt: skip
LISTED = re.compile(r"^(\s*(?:[-*]|\d+\.|[a-z]\)|\d+\))\s+)")


def question(variant: Variant, paint: Paint, right: str = "") -> str:
    """Head, prompt, options and what to type."""
    item = variant.item
    lines = [columns(paint, "bold", f"{item.id}  {item.title}", right), "", *wrapped(plain(variant.prompt))]
    if variant.options:
        lines.append("")
        lines += [line for letter, option in zip(variant.letters, variant.options, strict=True)
                  for line in wrapped(f"{letter}) {plain(variant.text(option.text))}", "  ")]  # fmt: skip
    return "\n".join([*lines, "", *(paint("dim", line) for line in wrapped(wanted(variant)))]) + "\n"


def verdict(mark: Mark, paint: Paint) -> str:
    """The verdict on an answer."""
    sign, colour = MARKS[mark.outcome]
    first, *rest = wrapped(plain(mark.text), "  ") or [""]
    return "\n".join([paint(colour, sign) + first[1:], *rest]) + "\n"


def hint(item: Item, variant: Variant, number: int) -> str:
    """The first or the second hint."""
    return "\n".join(wrapped(f"Hint {number + 1}: {plain(variant.text(item.hints[number]))}", "  ")) + "\n"


def shown(variant: Variant) -> str:
    """The key and the reason, for whoever gives up."""
    said = plain(variant.text(variant.item.reason, answer=solution(variant)))
    key = "" if variant.points else f"The answer is {solution(variant)}. "
    return "\n".join(wrapped(key + said, "  ")) + "\n"


def wrapped(text: str, indent: str = "") -> list[str]:
    """Prose wrapped to the width; code and tables as they are, items of a list with a hanging indent."""
    lines: list[str] = []
    for block in blocks(safe(text)):
        if block.startswith(("    ", "|")) or not block:
            lines.append(indent + block if block else "")
            continue
        bullet = LISTED.match(block)
        hang = " " * len(bullet[1]) if bullet else ""
        lines += textwrap.wrap(block, WIDTH, initial_indent=indent, subsequent_indent=indent + hang,
                               break_on_hyphens=False) or [""]  # fmt: skip
    return lines


def blocks(text: str) -> list[str]:
    """Paragraphs, each in one line; lines of code, of tables and empty ones by themselves."""
    found: list[str] = []
    for row in text.split("\n"):
        alone = not row.strip() or row.startswith(("    ", "|")) or LISTED.match(row)
        if alone or not found or not found[-1].strip() or found[-1].startswith(("    ", "|")):
            found.append(row.rstrip())
        else:
            found[-1] += " " + row.strip()
    return found
