"""A class at a glance, from the lines of `results.jsonl`: scores, pass rates, the commonest mistakes."""

from __future__ import annotations

import csv
import io
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from grader.report.layout import Paint, columns, paragraph
from grader.report.numbers import number
from grader.words import of_number

Line = Mapping[str, Any]
MOST_MISTAKES = 5  # of one exercise
MOST_REASON = 3  # lines
HEAD = ("submission", "exercise", "dialect", "status", "score", "max_score", "mistakes", "reason")


def text(lines: Sequence[Line]) -> str:
    """The whole class, exercise by exercise."""
    students = {line["submission"] for line in lines}
    told = [f"{of_number(len(students), 'submission')}, {of_number(len(lines), 'report')}"]
    by_exercise: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_exercise[line["exercise"] or "no exercise"].append(line)
    for exercise, members in by_exercise.items():
        told += ["", *of_exercise(exercise, members)]
    unread = [line for line in lines if line.get("reason")]
    told += ["", "Why what is not graded is not:"] if unread else []
    told += [row for line in unread for row in why(line)]
    return "\n".join(told) + "\n"


def why(line: Line) -> list[str]:
    """The reason for which a submission has no score, in a few lines."""
    reason = line["reason"].partition("\n")[0]
    rows = paragraph(f"{line['submission']}: {reason}", "  ")
    return rows if len(rows) <= MOST_REASON else [*rows[:MOST_REASON], "  ..."]


def of_exercise(exercise: str, lines: Sequence[Line]) -> Iterator[str]:
    """The scores of one exercise, how many pass each check, and which mistakes are made."""
    graded = [line for line in lines if line["status"] == "graded"]
    others = Counter(line["status"] for line in lines if line["status"] != "graded")
    apart = "".join(f", {count} {status}" for status, count in sorted(others.items()))
    plain = Paint(False)
    yield columns(plain, "", exercise, f"{len(graded)} graded{apart}")
    if not graded:
        return
    scores = [line["score"] for line in graded]
    most = number(max(line["max_score"] for line in graded))
    middle, low, high = map(number, (statistics.median(scores), min(scores), max(scores)))
    yield f"  mean {statistics.fmean(scores):.2f}, median {middle}, from {low} to {high}, of {most} points"
    for title, (passed, asked) in rates(graded).items():
        yield columns(plain, "", f"  {100 * passed // asked:3d} %  {title}", f"{passed} of {asked}")
    mistakes = Counter((d["id"], d["advice"]) for line in graded for d in line["diagnosis"][:1])
    for (name, advice), count in mistakes.most_common(MOST_MISTAKES):
        yield f"  {of_number(count, 'submission')}: {name}"
        yield from paragraph(advice, "      ")


def rates(graded: Sequence[Line]) -> dict[str, tuple[int, int]]:
    """How many pass each check, of how many whose run it was part of."""
    found: dict[str, tuple[int, int]] = {}
    for check in (check for line in graded for check in line["checks"] if check.get("counts", True)):
        passed, asked = found.get(check["title"], (0, 0))
        found[check["title"]] = (passed + (check["status"] == "pass"), asked + 1)
    return found


def table(lines: Sequence[Line]) -> str:
    """One row for a submission and exercise, as CSV; what would start a formula in a spreadsheet does not."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    for line in lines:
        mistakes = " ".join(diagnosis["id"] for diagnosis in line["diagnosis"])
        cells = {**line, "mistakes": mistakes, "reason": line.get("reason", "")}
        writer.writerow([harmless(cells[key]) for key in HEAD])
    return out.getvalue()


def harmless(cell: Any) -> Any:
    """A text as a spreadsheet shows it."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in tuple("=+-@\t\r") else cell
