"""Scratch folders of runs that were killed as a whole: the next run removes them.

A folder is locked by the process that made it; the lock goes with that process, however it ends, and is seen from other
containers too, where numbers of processes mean something else.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile

from grader.worker import scratch

PREFIX = "submissions-"
CLEAR_S = 2.0  # for one folder; what is left then is for the run after that


def made() -> tuple[str, int | None]:
    """A folder that is held by an open descriptor; None in its place where the system has no such locks."""
    while True:
        folder = tempfile.mkdtemp(prefix=PREFIX)
        os.chmod(folder, 0o711)
        descriptor = _locked(folder, shared=True)
        if os.path.isdir(folder):  # else another run has taken it for a leftover before it was locked
            return folder, descriptor
        if descriptor is not None:
            os.close(descriptor)


def clear() -> None:
    """Remove the folders of this user that nobody holds any more."""
    top = tempfile.gettempdir()
    with contextlib.suppress(OSError), os.scandir(top) as listing:
        for entry in listing:
            if entry.name.startswith(PREFIX) and _is_own(entry):
                _remove(entry.path)


def _is_own(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder that a run of this user has made."""
    with contextlib.suppress(OSError):
        status = entry.stat(follow_symlinks=False)
        return stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid()
    return False


def _remove(folder: str) -> None:
    """Remove a folder unless somebody holds it."""
    descriptor = _locked(folder, shared=False)
    if descriptor is None:
        return
    with contextlib.suppress(OSError):
        if scratch.empty(folder, CLEAR_S):
            os.rmdir(folder)
    os.close(descriptor)


def _locked(folder: str, shared: bool) -> int | None:
    """An open folder with a lock on it; None where it cannot be had."""
    try:
        import fcntl
    except ImportError:  # not a Unix
        return None
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor
