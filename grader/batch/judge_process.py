"""The life of a judge's process: a plan and places in, reports out, in lines of JSON, until the input ends."""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from pathlib import Path
from types import FrameType
from typing import Any

from grader.batch.pool import Done, rendered
from grader.errors import Refused
from grader.model import ReportStatus
from grader.run.plan import Plan
from grader.run.run import Run, opened
from grader.submissions.found import Place


class Leave(BaseException):
    """The parent has asked this process to end; `SystemExit` would look like an exercise's own."""


def main() -> None:
    """Serve on standard input and output; whatever else is printed goes to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)

    def say(answer: object) -> None:
        answers.write(json.dumps(answer) + "\n")
        answers.flush()

    try:
        signal.signal(signal.SIGTERM, leave)
        with opened(planned(json.loads(sys.stdin.readline()))) as run:
            for line in sys.stdin:
                name, path, refused = json.loads(line)
                say(judged(run, Place(name, Path(path), refused)))
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # all is closed: nothing is left to interrupt
    except Refused as error:
        say(str(error))
    except (BrokenPipeError, Leave):
        os._exit(0)  # the parent is gone or has asked for the end: all is closed on the way here


def leave(number: int, frame: FrameType | None) -> None:
    """End the process with everything closed on the way."""
    raise Leave


def planned(told: dict[str, Any]) -> Plan:
    """A plan that has travelled."""
    paths = {"exercises": Path(told["exercises"]) if told["exercises"] else None}
    return Plan(**told | paths | {"support": tuple(map(Path, told["support"]))})


def judged(run: Run, place: Place) -> Done:
    """The lines about one submission; one that cannot be written is a fault of ours."""
    try:
        if place.refused:
            return rendered([run.bare(place.path, place.name, ReportStatus.INVALID, place.refused)])
        return rendered(run.reports_of_all(place.path, place.name))
    except Exception as error:
        traceback.print_exc(file=sys.stderr)
        reason = f"{type(error).__name__}: {error}"
        return rendered([run.bare(place.path, place.name, ReportStatus.FAULT, reason)])
