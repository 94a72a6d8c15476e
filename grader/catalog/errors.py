"""Whose mistake is it? What goes wrong in the Python of an exercise is told with file and line, as its author's.

An exercise of a teacher's own runs in our process: its exceptions, a `sys.exit` and a loop without end look like ours
until one asks in which file they arose.
"""

from __future__ import annotations

import contextlib
import re
import signal
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from grader.errors import BadExercise, Endless

MOST_S = 120.0  # of this process's own computing, for the exercises of one submission


@contextlib.contextmanager
def blaming(folder: Path | None, most_s: float | None = None) -> Iterator[None]:
    """Turn what goes wrong in a file below the folder into `BadExercise`; without a folder nothing is done."""
    if folder is None:
        yield
        return
    try:
        with contextlib.nullcontext() if most_s is None else limited(most_s):
            yield
    except BadExercise:
        raise
    except Endless as error:
        raise BadExercise(f"{place_of(error, folder) or folder}: does not come to an end") from error
    except (Exception, SystemExit) as error:
        place = place_of(error, folder)
        if place is None:
            raise
        raise BadExercise(f"{place}: {said(error)}") from error


@contextlib.contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise `Endless` after so much computing of this process; where there is no such clock, never."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, out_of_time)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0.0)
        signal.signal(signal.SIGVTALRM, before)


def out_of_time(number: int, frame: FrameType | None) -> None:
    """What the clock calls."""
    raise Endless


def place_of(error: BaseException, folder: Path) -> str | None:
    """`checks.py, line 12`: the innermost line below a folder (or in a file) that an exception passed; None without."""
    if isinstance(error, SyntaxError) and error.filename and within(error.filename, folder):
        return f"{error.filename}, line {error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    return next((f"{f.filename}, line {f.lineno}" for f in reversed(frames) if within(f.filename, folder)), None)


def within(name: str, folder: Path) -> bool:
    """Whether a file lies below a folder, or is it."""
    return Path(name).resolve().is_relative_to(folder.resolve())


def said(error: BaseException) -> str:
    """An exception in one line."""
    if isinstance(error, SystemExit):
        return "it ends the program (SystemExit)"
    if isinstance(error, SyntaxError):
        return f"syntax error: {error.msg}"
    return traceback.format_exception_only(error)[-1].strip()


def culprit(facts: str, folder: Path | None) -> str | None:
    """Of a traceback as text: the line below a folder where it arose, and what was said there."""
    if folder is None:
        return None
    places = [m for m in re.finditer(r'File "([^"\n]+)", line (\d+)', facts) if within(m[1], folder)]
    rows = [row.strip() for row in facts.split("\n") if row.strip()]
    return f"{places[-1][1]}, line {places[-1][2]}: {rows[-1]}" if places else None
