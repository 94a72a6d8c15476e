"""Holds what a corpus file says of itself against what the grader says; each function yields what does not agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from grader.catalog.catalog import Catalog
from grader.model import DiagnosisKind, Report, Status

from .loading import Header
from .trial import ENTRIES, NAMES


def undone(report: Report) -> bool:
    """Whether an exercise is still as the starter left it."""
    asked = [verdict for verdict in report.verdicts if verdict.status is not Status.SKIP]
    return bool(asked) and not any(verdict.begun for verdict in asked)


def told(report: Report) -> str:
    """What a failing test should show."""
    bad = [f"{v.check}: {v.facts}" for v in report.verdicts if v.status not in (Status.PASS, Status.SKIP)]
    return f"{report.exercise} {report.status} {report.reason} {report.score} {bad}"


def by_function(reports: Iterable[Report], catalog: Catalog) -> dict[str, Report]:
    """The report on each function of a file, by the function's name: an exercise asks for its last entry."""
    return {
        NAMES[report.dialect][ENTRIES.index(catalog.entries(report.exercise)[-1])]: report
        for report in reports
        if not undone(report)
    }


def losses(header: Header, reports: dict[str, Report]) -> Iterator[str]:
    """Wrong and blamed functions lose points, those that are neither wrong nor spoiled keep theirs."""
    lost = {name for name, report in reports.items() if report.status != "graded" or report.score != report.max_score}
    yield from (f"{name} keeps its points" for name in {*header.wrong, *header.blamed} - lost)
    innocent = lost - {*header.wrong, *header.spoiled, *header.blamed}
    yield from (f"{name} loses points: {told(reports[name])}" for name in innocent)


def refused(report: Report, header: Header) -> bool:
    """Whether a report costs all points for a forbidden module."""
    facts = [verdict.facts for verdict in report.verdicts]
    modules = header.forbidden.split(", ")
    return report.score == 0 and any(f"does not allow {module}" in text for text in facts for module in modules)


def misnamings(header: Header, reports: dict[str, Report]) -> Iterator[str]:
    """Each wrong function is called what the header calls it; of an oddity no known mistake is named."""
    named = {name: known(reports[name]) for name in header.wrong if name in reports}
    if header.mistake == "none":
        yield from (f"{name} is called {ids[0]}" for name, ids in named.items() if ids)
        return
    choices = [choice.split(" + ") for choice in header.mistake.split(" or ")]
    accepted = {mistake for choice in choices for mistake in choice}
    for name, ids in named.items():
        if not ids or ids[0] not in accepted:
            yield f"{name} is called {ids[0] if ids else 'nothing'}, not {header.mistake}"
    said = {mistake for ids in named.values() for mistake in ids}
    yield from (f"{mistake} is not named" for c in choices if len(c) > 1 for mistake in c if mistake not in said)


def known(report: Report) -> list[str]:
    """The ids of a diagnosis that names a mistake or a behaviour; a probe's, which says where to look, names none."""
    named = [diagnosis for diagnosis in report.diagnosis if diagnosis.kind is not DiagnosisKind.PROBE]
    return [diagnosis.id for diagnosis in named] if named[:1] == list(report.diagnosis[:1]) else []


def departures(outcome: str, reports: list[Report]) -> Iterator[str]:
    """What a broken file's reports say other than its outcome.

    An outcome is `right`, or `KIND: WORDS` where the kind is "invalid", "error", "wrong" or "not done yet" and the
    words stand in a report; ` | ` parts outcomes of which one must hold (they differ between levels of the sandbox).
    """
    if not any(holds(choice, reports) for choice in outcome.split(" | ")):
        yield f"not {outcome}, but {[told(report) for report in reports]}"


def holds(outcome: str, reports: list[Report]) -> bool:
    """Whether one outcome is what the reports say."""
    kind, _, text = outcome.partition(": ")
    if kind == "right":
        return bool(reports) and all(report.passed for report in reports)
    if kind == "invalid":
        return bool(reports) and all(r.status == "invalid" and text in r.reason and not r.score for r in reports)
    if kind == "not done yet":
        return all(undone(r) for r in reports) and any(text in v.facts for r in reports for v in r.verdicts)
    status = {"error": Status.ERROR, "wrong": Status.FAIL}[kind]
    return any(v.status is status and text in v.facts for r in reports if r.status == "graded" for v in r.verdicts)
