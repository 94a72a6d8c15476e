"""What is told beside the verdicts: what was odd about a file when it was read and when it was loaded."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from grader.errors import LoadFailed, Unknown
from grader.model import Note, Remark, Report, Submission
from grader.submissions.notebook.convert import by_cells

UNDER = 'put it under `if __name__ == "__main__":`'
HEADS = {"syntax": "syntax error: ", "raised": "it raises when it is loaded: ", "exit": "it ends when it is loaded: "}
ENDS = ("raised", "exit")  # kinds of mishaps below which nothing of a file is there


def of_functions(report: Report, submission: Submission, functions: Collection[str]) -> Report:
    """A report with what is odd about the functions that it is about, as far as that matters."""
    told = [r for r in submission.remarks if r.functions & set(functions) and r.when in ("always", "wrong")]
    notes = [Note(r.id, r.text) for r in told if r.when == "always" or not report.passed]
    return replace(report, notes=(*report.notes, *notes))


def of_file(report: Report, submission: Submission, mishaps: Sequence[LoadFailed]) -> Report:
    """The first report of a file with what concerns the whole of it."""
    notes = [Note(remark.id, remark.text) for remark in submission.remarks if not remark.functions]
    return replace(report, notes=(*report.notes, *notes, *on_loading(mishaps)))


def on_loading(mishaps: Sequence[LoadFailed]) -> Iterator[Note]:
    """The places at which a file stopped or waited, though functions of it are there."""
    for mishap in mishaps:
        where = f"line {mishap.line}" if mishap.line is not None else "the file"
        if mishap.kind == "waits":
            yield Note("loading", f"{where} waits for input when the file is loaded; {UNDER}")
        elif mishap.kind == "exit":
            yield Note("loading", f"{where} ends the program, and nothing below it is there; {UNDER}")
        elif mishap.kind == "raised":
            said = f"{where} raises {mishap.message} when the file is loaded, and nothing below it is there; {UNDER}"
            yield Note("loading", said)


def ended(mishaps: Sequence[LoadFailed]) -> LoadFailed | None:
    """What ended a file before its end."""
    return next((mishap for mishap in mishaps if mishap.kind in ENDS), None)


def reason(error: BaseException, mishaps: Sequence[LoadFailed] = (), remarks: Sequence[Remark] = ()) -> str:
    """Why a file cannot be graded, in one or two lines."""
    if isinstance(error, LoadFailed):
        return of_loading(error)
    stopped = ended(mishaps)
    if isinstance(error, Unknown) and stopped is not None:
        return of_loading(stopped)
    missing = [remark.text for remark in remarks if remark.when == "missing"]
    absent = [
        f"line {each.line}: {each.message}" for each in mishaps if each.kind == "absent" and each.line is not None
    ]
    return "; ".join([str(error), *(missing or absent[:1])])


def of_loading(error: LoadFailed) -> str:
    """What a file met when it was loaded."""
    place = f"line {error.line}: " if error.line is not None else ""
    advice = f"; {UNDER}" if error.kind in ("waits", "exit") else ""
    code = "\n" + textwrap.indent(error.code.rstrip(), "    ") if error.code.strip() else ""
    return f"{HEADS.get(error.kind, '')}{place}{error.message}{advice}{code}"


def told_by_cells(report: Report, source: str) -> Report:
    """The report of a notebook, with places as its author sees them."""
    verdicts = tuple(replace(verdict, facts=by_cells(verdict.facts, source)) for verdict in report.verdicts)
    diagnosis = tuple(replace(one, evidence=by_cells(one.evidence, source)) for one in report.diagnosis)
    notes = tuple(
        replace(note, text=by_cells(note.text, source, anywhere=True)) if note.id == "loading" else note
        for note in report.notes
    )
    reason = by_cells(report.reason, source)
    return replace(report, verdicts=verdicts, diagnosis=diagnosis, notes=notes, reason=reason)
