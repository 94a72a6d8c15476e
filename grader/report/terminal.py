"""Reports as a person reads them: at most 80 columns, no colour needed.

The order is that of the questions one has: what passed, what is the first thing that is wrong, on which smallest
input, which known mistake answers alike, and what to type next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from grader.model import Diagnosis, Report, ReportStatus, Status, Verdict
from grader.report.layout import Paint, bounded, columns, command, packed, paragraph, prose, width
from grader.report.numbers import assignments, number, sizes
from grader.words import of_number

MARKS = {Status.PASS: "✓", Status.FAIL: "✗", Status.ERROR: "!", Status.SKIP: "-", Status.FAULT: "?"}
COLOURS = {
    Status.PASS: "green",
    Status.FAIL: "red",
    Status.ERROR: "red",
    Status.SKIP: "dim",
    Status.FAULT: "magenta",
}
BROKEN = (Status.FAIL, Status.ERROR, Status.FAULT)
WARNING = re.compile(r"^.*?:(\d+): (\w*Warning: .*)\n(?:  .*\n?)?", re.MULTILINE)  # as Python writes it
MOST_PRINTED = 5  # lines of what the submission printed
MOST_UNSHRUNK = 4  # lines of an input that is not the smallest


@dataclass(frozen=True)
class Style:
    """How to write: in colour or not, the command that repeats the run, and hints by exercise when asked for."""

    colour: bool = False
    command: str = ""
    hints: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    level: int = 1  # how many of them were asked for


def render(reports: Sequence[Report], style: Style = Style()) -> str:
    """All reports of one submission; the first thing that is wrong is told in full, later ones in brief."""
    paint = Paint(style.colour)
    several = len(reports) > 1
    lines = [*overview(reports, paint), *unasked(reports, paint)] if several else []
    wanting = [report for report in reports if not report.passed and not unstarted(report)] or reports[:1]
    wanting = [] if several and wanting[0].passed else wanting
    for place, report in enumerate(wanting):
        lines += [""] if lines else []
        told = {diagnosis.advice for earlier in wanting[:place] for diagnosis in earlier.diagnosis}
        lines += in_brief(report, told, paint) if place else in_full(report, paint, alone=not several)
    noted = [(report.exercise, note) for report in reports if report not in wanting for note in report.notes]
    for exercise, note in noted:
        lines += ["", *prose(f"Note on {exercise}: {note.text}", "  ")]
    lines += closing(reports, style, paint)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def overview(reports: Sequence[Report], paint: Paint) -> list[str]:
    """A line for every exercise, and the sum."""
    lines = [columns(paint, "bold", title(reports[0].submission, reports[0].dialect), points(reports))]
    for report in reports:
        status, text = in_a_word(report)
        line = f"  {MARKS[status]} {report.exercise:<28} {text}"
        right = "" if report.score is None else earned(report.score, report.max_score)
        lines.append(columns(paint, COLOURS[status], line, right))
    return lines


def in_a_word(report: Report) -> tuple[Status, str]:
    """What has become of an exercise."""
    if report.score is None:
        return Status.FAULT, "no score: a fault of ours"
    if report.status is ReportStatus.INVALID:
        return Status.ERROR, "cannot be graded"
    if unstarted(report):
        return Status.SKIP, "not done yet"
    good = sum(verdict.status is Status.PASS for verdict in report.counted)
    status = Status.PASS if report.passed else Status.FAIL
    return status, f"{good} of {len(report.counted)} checks pass"


def unstarted(report: Report) -> bool:
    """Whether all that is wrong is that a function is as the starter left it."""
    wrong = [verdict for verdict in report.verdicts if verdict.status in BROKEN]
    return bool(wrong) and not any(verdict.begun for verdict in wrong)


def in_full(report: Report, paint: Paint, *, alone: bool) -> list[str]:
    """One report: its heading, a line for every check, and all that is to be said about them."""
    if report.status is ReportStatus.INVALID:
        return [heading(report, paint), *bounded(paragraph(report.reason, "  "))]
    lines = [heading(report, paint), *check_lines(report, paint), *(unasked([report], paint) if alone else [])]
    wrong = first_wrong(report)
    if wrong is not None:
        lines += ["", *(paragraph(wrong.facts, "  ") if unstarted(report) else failure(wrong, report, paint))]
    for diagnosis in report.diagnosis:
        lines += ["", *matches(diagnosis, paint)]
    for note in report.notes:
        lines += ["", *prose(f"Note: {note.text}", "  ")]
    return lines + printed(report, wrong)


def in_brief(report: Report, told: Collection[str], paint: Paint) -> list[str]:
    """One report after the first that is wanting: what fails, and what answers alike."""
    lines = [heading(report, paint)]
    lines += bounded(paragraph(report.reason, "  ")) if report.reason else []
    wrong = first_wrong(report)
    for verdict in report.verdicts:
        lines += check_line(verdict, paint) if verdict.status in BROKEN else []
        lines += [*bounded(paragraph(verdict.facts, "      ")), *worth(verdict, "      ")] if verdict is wrong else []
    lines += folded(report, paint) if any(v.points for v in skipped(report)) else []
    new = [diagnosis for diagnosis in report.diagnosis if diagnosis.advice not in told]
    if report.diagnosis and not new:
        known = report.diagnosis[0].known
        lines.append("  This matches the same known mistake." if known else "  What is said above holds here too.")
    return lines + [line for diagnosis in new for line in matches(diagnosis, paint)]


def first_wrong(report: Report) -> Verdict | None:
    """The first verdict that is neither a pass nor a consequence of another."""
    return next((verdict for verdict in report.verdicts if verdict.status in BROKEN), None)


def heading(report: Report, paint: Paint) -> str:
    """The exercise, the submission and the score, over the whole width."""
    name = f"{report.exercise or 'no exercise'}  {title(report.submission, report.dialect)}"
    return columns(paint, "bold", name, score(report))


def title(submission: str, dialect: str) -> str:
    """The submission, and its dialect unless it is ours."""
    return submission + (f" ({dialect})" if dialect and dialect != "native" else "")


def score(report: Report) -> str:
    """`7 of 10 points`; a fault of ours has none."""
    if report.score is None:
        return "no score"
    if report.status is ReportStatus.INVALID:
        return "cannot be graded"
    return f"{number(report.score)} of {number(report.max_score)} points"


def earned(points: float, of: float) -> str:
    """`3/4`, and nothing where nothing can be earned."""
    return f"{number(points)}/{number(of)}" if of else ""


def check_lines(report: Report, paint: Paint) -> list[str]:
    """A line for every check; those that were skipped share one, for they are no mistakes of their own."""
    waiting = skipped(report)
    fold = len(waiting) > 1
    lines = [
        line for verdict in report.counted if not (fold and verdict in waiting) for line in check_line(verdict, paint)
    ]
    return lines + (folded(report, paint) if fold else [])


def skipped(report: Report) -> list[Verdict]:
    """Of checks that were not asked, since others that they need did not pass."""
    return [verdict for verdict in report.counted if verdict.status is Status.SKIP]


def unasked(reports: Sequence[Report], paint: Paint) -> list[str]:
    """One line for all checks that are no part of the run, and why, however many exercises have them."""
    why = Counter(verdict.facts for report in reports for verdict in report.verdicts if not verdict.counts)
    told = [
        f"{of_number(count, 'further check')} {'is' if count == 1 else 'are'} {facts}" for facts, count in why.items()
    ]
    rows = (paragraph(f"{MARKS[Status.SKIP]} {text}", "  ") for text in told)
    return [paint("dim", line) for lines in rows for line in lines]


def folded(report: Report, paint: Paint) -> list[str]:
    """One line for all of them."""
    waiting = skipped(report)
    got, most = sum(verdict.points for verdict in waiting), sum(verdict.max_points for verdict in waiting)
    one = len(waiting) == 1
    many = "1 further check needs" if one else f"{len(waiting)} further checks need"
    became = f"{'is' if one else 'are'} marked by what is right" if got else f"{'was' if one else 'were'} skipped"
    text = f"  {MARKS[Status.SKIP]} {many} these, and {became}"
    return [columns(paint, "dim", text, earned(got, most))]


def check_line(verdict: Verdict, paint: Paint) -> list[str]:
    """One check: mark, title, points; a skipped check says so."""
    skipped = verdict.status is Status.SKIP and not verdict.points
    right = "skipped" if skipped else earned(verdict.points, verdict.max_points)
    first, *rest = paragraph(verdict.title, "    ", width() - 2 - len(right))
    mark = f"  {MARKS[verdict.status]} "
    lines = [columns(paint, COLOURS[verdict.status], mark + first[4:], right)]
    return lines + [paint(COLOURS[verdict.status], line) for line in rest]


def failure(verdict: Verdict, report: Report, paint: Paint) -> list[str]:
    """The first thing that is wrong: which check, on which smallest input, and the gap."""
    lead = "Error:" if verdict.status is Status.ERROR else "Failure:"
    if verdict.status is Status.FAULT:
        lead = "A fault of ours, not of the submission, in"
    elif verdict == first_wrong(report):
        lead = f"First {lead.lower()}"
    lines = [paint("bold", line) for line in paragraph(f"{lead} {verdict.title} ({verdict.check})", "")]
    facts = [paint("bold", line) for line in bounded(paragraph(verdict.facts, "  "))]
    on = shown(verdict, report) if verdict.counterexample else []
    lines += facts + on if verdict.status is Status.ERROR else on + facts
    return lines + worth(verdict, "  ")


def worth(verdict: Verdict, indent: str) -> list[str]:
    """What a check that is not passed earns, and for what, unless that was said just above."""
    if not verdict.partial:
        return []
    why = "." if verdict.partial in verdict.facts else f": {verdict.partial}"
    text = f"Worth {number(verdict.points)} of {number(verdict.max_points)} all the same{why}"
    return paragraph(text, indent)


def shown(verdict: Verdict, report: Report) -> list[str]:
    """The input, by its sizes alone where it is no smallest one and its numbers would fill the screen."""
    arrays = [f"{name} = {text}" for name, text in assignments(verdict.counterexample or {})]
    lines = packed(arrays, "      ")
    if verdict.status is Status.ERROR and len(lines) > MOST_UNSHRUNK:
        return paragraph(with_sizes(verdict, report) + "; --format json has its numbers", "  ")
    return [*paragraph(with_sizes(verdict, report) + ":", "  "), *lines]


def about(report: Report, verdict: Verdict) -> str:
    """What there is to say about one check that did not pass: the failure, and what answers alike."""
    paint = Paint(False)
    lines = failure(verdict, report, paint)
    for diagnosis in report.diagnosis:
        if verdict.check in diagnosis.checks or verdict == first_wrong(report):
            lines += ["", *matches(diagnosis, paint)]
    return "\n".join(lines)


def with_sizes(verdict: Verdict, report: Report) -> str:
    """`With N=1 D=1 H=1, the smallest input that shows it (seed 0)`; errors are not always shrunk."""
    bound = sizes(verdict.counterexample or {})
    which = "the smallest input that shows it" if verdict.status is Status.FAIL else "an input that leads to it"
    words = f"With {bound}, {which}" if bound else which.capitalize()
    return f"{words} (seed {report.seed})"


def matches(diagnosis: Diagnosis, paint: Paint) -> list[str]:
    """What answers alike, or which part is off: "matches", for more cannot be known."""
    lead = "This matches a known mistake" if diagnosis.known else "Looked at more closely"
    lead += f" ({diagnosis.evidence}):" if diagnosis.evidence else ":"
    return [*(paint("yellow", line) for line in paragraph(lead, "  ")), *prose(diagnosis.advice, "    ")]


def printed(report: Report, wrong: Verdict | None) -> list[str]:
    """What the calls that show the first failure warned of and printed: the last lines."""
    if wrong is None:
        return []
    warned = list(dict.fromkeys(f"{said} (line {line})" for line, said in WARNING.findall(wrong.printed)))
    rows = WARNING.sub("", wrong.printed).strip("\n").rstrip().split("\n")
    lines = [line for row in rows[-MOST_PRINTED:] for line in paragraph(row, "    | ")[:2] if row.strip()]
    told = ["", *(line for text in warned[-MOST_PRINTED:] for line in paragraph(f"Python warned: {text}", "  "))]
    return (told if warned else []) + (["", "  It printed (the last lines):", *lines] if lines else [])


def closing(reports: Sequence[Report], style: Style, paint: Paint) -> Iterator[str]:
    """What to read or type next, when something is wrong."""
    wrong = next((report for report in reports if report.status is ReportStatus.GRADED and not report.passed), None)
    if wrong is None:
        return
    hints = style.hints.get(wrong.exercise, ())
    for hint in hints[: style.level]:
        yield from ("", *prose(f"Hint: {hint}", "  "))
    if style.command:
        again = f"{style.command} --exercise {wrong.exercise}"
        yield ""
        yield from command(f"Again: {again} --seed {wrong.seed}")
        if not hints and not wrong.diagnosis:
            yield from command(f"Hint:  {again} --hint")
        elif hints[style.level :]:
            yield from command(f"More:  {again}{' --hint' * (style.level + 1)}")


def points(reports: Sequence[Report]) -> str:
    """The points of all exercises that have a score."""
    scored = [report for report in reports if report.score is not None]
    total = sum(report.score or 0.0 for report in scored)
    return f"{number(total)} of {number(sum(report.max_score for report in scored))} points"
