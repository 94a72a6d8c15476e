"""One run at a time: a folder is locked while it is written to, where the system has such locks."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from grader.errors import Busy


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder; raises `Busy`. The lock goes with the process that holds it, however that ends.

    A file system without locks is written to without one: it is a guard against an oversight, not a promise.
    """
    try:
        import fcntl
    except ImportError:  # not a Unix
        yield
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy(str(folder)) from error
        except OSError:
            pass
        yield
    finally:
        os.close(held)
