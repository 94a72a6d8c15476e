"""A sheet of Markdown, and its key in a file of its own."""

from __future__ import annotations

from collections.abc import Sequence

from grader.quiz.handout import question
from grader.quiz.marking import reason, solution
from grader.quiz.variant import Variant


def sheet(title: str, variants: Sequence[tuple[str, Variant]]) -> str:
    """The questions, each under its name."""
    parts = [f"# {title}"]
    for name, found in variants:
        parts += ["", *question(found)]
        parts[-len(question(found))] = f"## {name}: {found.item.title}"
    return "\n".join(parts) + "\n"


def key(title: str, variants: Sequence[tuple[str, Variant]]) -> str:
    """The answers with their reasons, and what common wrong answers show."""
    parts = [f"# {title}: key"]
    for name, found in variants:
        parts += ["", f"## {name}: {found.item.title}", ""]
        parts += [] if found.points else [f"**{solution(found)}**", ""]
        parts.append(reason(found))
        wrong = [(one, found.answer_of(one)) for one in found.item.misconceptions if not found.points]
        rows = [
            f"- {shown(found, theirs)}: {found.text(one.explanation)}" for one, theirs in wrong if theirs is not None
        ]
        parts += ["", *rows] if rows else []
    return "\n".join(parts) + "\n"


def shown(found: Variant, theirs: object) -> str:
    """A wrong answer as it would be typed."""
    if isinstance(theirs, frozenset):
        return ", ".join(sorted(map(found.letter, theirs))) or "none"
    assert isinstance(theirs, tuple)
    if theirs and isinstance(theirs[0], str):
        return " ".join(map(found.letter, theirs))
    return ", ".join(f"{value:.6g}" for value in theirs)
