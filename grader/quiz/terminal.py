"""A question and its verdict in the columns of a terminal."""

from __future__ import annotations

import re
import textwrap

from grader.model import Report, Status
from grader.quiz.item import Item
from grader.quiz.marking import Mark, Outcome, solution, wanted
from grader.quiz.plain import plain
from grader.quiz.variant import Variant
from grader.report.layout import Paint, columns, safe, width
from grader.report.numbers import array, number

MARKS = {Outcome.RIGHT: ("✓", "green"), Outcome.WRONG: ("✗", "red"), Outcome.ROUNDED: ("~", "yellow"),
         Outcome.UNREADABLE: ("?", "yellow")}  # fmt: skip
VERDICTS = {Status.PASS: ("✓", "green"), Status.FAIL: ("✗", "red"), Status.ERROR: ("!", "red"),
            Status.SKIP: ("-", "dim"), Status.FAULT: ("?", "magenta")}  # fmt: skip
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


def answers(report: Report, paint: Paint) -> str:
    """The report of a quiz: every item with what is to be said about the answer."""
    right = f"{number(report.score or 0.0)} of {number(report.max_score)} points"
    lines = [columns(paint, "bold", f"{report.exercise}  {report.submission}", right)]
    for verdict in report.verdicts:
        sign, colour = VERDICTS[verdict.status]
        earned = f"{number(verdict.points)}/{number(verdict.max_points)}"
        lines.append(columns(paint, colour, f"  {sign} {verdict.check}  {verdict.title}", earned))
        lines += wrapped(verdict.facts, "      ") if verdict.facts else []
        if verdict.counterexample:
            given = ", ".join(f"{name} = {array(value)}" for name, value in verdict.counterexample.items())
            lines += wrapped(f"with {given}", "      ")
        known = [one for one in report.diagnosis if verdict.check in one.checks and one.advice != verdict.facts]
        lines += [line for one in known for line in wrapped(f"This matches a known mistake ({one.evidence}):"
                                                            f" {one.advice}", "      ")]  # fmt: skip
    for note in report.notes:
        lines += ["", *wrapped(f"Note: {note.text}", "  ")]
    return "\n".join(lines) + "\n"


def wrapped(text: str, indent: str = "") -> list[str]:
    """Prose wrapped to the width; code and tables as they are, items of a list with a hanging indent."""
    lines: list[str] = []
    for block in blocks(safe(text)):
        if block.startswith(("    ", "|")) or not block:
            lines.append(indent + block if block else "")
            continue
        bullet = LISTED.match(block)
        hang = " " * len(bullet[1]) if bullet else ""
        lines += textwrap.wrap(block, width(), initial_indent=indent, subsequent_indent=indent + hang,
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
