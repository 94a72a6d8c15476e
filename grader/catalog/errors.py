"""Whose mistake is it? What goes wrong in the Python of an exercise is told with file and line, as its author's.

An exercise of a teacher's own runs in our process: its exceptions, a `sys.exit` and a loop without end look like ours
until one asks in which file they arose.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from grader.errors import BadExercise, Endless
from grader.model import Origin

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
        raise BadExercise(f"{place(Origin.of(error), folder) or folder}: does not come to an end") from error
    except (Exception, SystemExit) as error:
        guilty = culprit(Origin.of(error), folder)
        if guilty is None:
            raise
        raise BadExercise(guilty) from error


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


def culprit(origin: Origin | None, folder: Path | None) -> str | None:
    """`checks.py, line 12: KeyError: 'dW'` for what arose below a folder (or in a file); None for what did not."""
    where = place(origin, folder) if origin and folder else None
    return f"{where}: {origin.said}" if origin and where else None


def place(origin: Origin, folder: Path) -> str | None:
    """`checks.py, line 12`: the innermost line below a folder that an exception passed; None without."""
    return next((f"{file}, line {line}" for file, line in reversed(origin.lines) if within(file, folder)), None)


def within(name: str, folder: Path) -> bool:
    """Whether a file lies below a folder, or is it."""
    return Path(name).resolve().is_relative_to(folder.resolve())
