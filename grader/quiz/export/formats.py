"""The formats by name, as files."""

from __future__ import annotations

from grader.quiz.export.gift import gift
from grader.quiz.export.moodle import moodle
from grader.quiz.export.paper import key, sheet
from grader.quiz.export.portable import portables, variants
from grader.quiz.export.prairielearn import prairielearn
from grader.quiz.export.text2qti import text2qti
from grader.quiz.sets import QuizSet

FORMATS = ("moodle", "gift", "text2qti", "prairielearn", "markdown")


def exported(chosen: QuizSet, format: str, count: int) -> dict[str, str]:
    """The files of one format, by path."""
    name = chosen.name
    if format == "markdown":
        pairs = [(f"{asked.item.id}-{k}", found) for asked in chosen.asked
                 for k, found in enumerate(variants(chosen, asked, count), 1)]  # fmt: skip
        return {f"{name}.md": sheet(chosen.title, pairs), f"{name}-key.md": key(chosen.title, pairs)}
    questions = portables(chosen, count)
    if format == "moodle":
        return {f"{name}.xml": moodle(chosen.title, questions)}
    if format == "gift":
        return {f"{name}.gift": gift(chosen.title, questions)}
    if format == "text2qti":
        return {f"{name}.txt": text2qti(chosen.title, questions)}
    return {f"prairielearn/{path}": text for path, text in prairielearn(name, questions).items()}
