"""A script that cannot be loaded where its data is not: what it defines, as if it were a notebook."""

from __future__ import annotations

from dataclasses import replace

from grader.errors import LoadFailed, Unreadable
from grader.model import Remark, Submission
from grader.submissions.notebook.convert import of_cells

MISSES_DATA = ("FileNotFoundError", "IsADirectoryError")  # what opening a file raises where there is none
SEES = "only what it defines is run, as of a notebook"


def stands_in_the_way(mishap: LoadFailed) -> bool:
    """Whether what kept a file from being loaded is what it does: data that it reads, a training that takes long."""
    return mishap.kind == "timeout" or (mishap.kind == "raised" and mishap.message.startswith(MISSES_DATA))


def definitions_alone(submission: Submission, mishap: LoadFailed) -> Submission | None:
    """A script without what it does when it is loaded; None where it has been cut already, or nothing is left."""
    if submission.kind != "py":
        return None
    try:
        source = of_cells([(0, "code", submission.source)]).source
    except Unreadable:
        return None
    said = mishap.message if mishap.kind == "raised" else "it is not loaded in its time"
    where = f"line {mishap.line}: " if mishap.line is not None else ""
    remark = Remark("definitions", f"{where}{said}; {SEES}")
    return replace(submission, kind="export", source=source, remarks=(*submission.remarks, remark))
