"""The private folders of workers: bounded by the kernel where it lets us, watched while they live, emptied afterwards.

Folders are reached by descriptors, never by their paths: a path may be longer than the kernel takes.
"""

from __future__ import annotations

import errno
import math
import os
import stat
import time

ENTRIES = 1000
BYTES = 64 << 20
DEPTH = 100  # of folders inside each other; each costs the watcher a descriptor

_OPEN = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_GONE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP)  # replaced while we looked; the next look sees what it is


class _Full(Exception):
    """More than a submission may write."""


class _Count:
    """Adds up what lies in a folder."""

    def __init__(self) -> None:
        self._entries = 0
        self._size = 0

    def walk(self, folder: int, depth: int) -> None:
        """Everything below an open folder, which is closed; raises _Full."""
        try:
            for name in self._listed(folder):
                if depth >= DEPTH:
                    raise _Full
                inner = _opened(name, folder)
                if inner is not None:
                    self.walk(inner, depth + 1)
        finally:
            os.close(folder)

    def _listed(self, folder: int) -> list[str]:
        """Count what is in it; the names of the folders among them."""
        inner = []
        with os.scandir(folder) as listing:
            for entry in listing:
                self._entries += 1
                if entry.is_dir(follow_symlinks=False):
                    inner.append(entry.name)
                else:
                    self._size += _blocks(entry)
                if self._entries > ENTRIES or self._size > BYTES:
                    raise _Full
        return inner


def _opened(name: str, folder: int) -> int | None:
    """A folder in a folder; None when it has gone. One that cannot be looked into counts as full."""
    try:
        return os.open(name, _OPEN, dir_fd=folder)
    except OSError as error:
        if error.errno in _GONE:
            return None
        raise _Full from error


def _blocks(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat(follow_symlinks=False).st_blocks * 512
    except FileNotFoundError:
        return 0


def full(folder: str) -> bool:
    """Whether a folder holds more files or bytes than a submission may write, however deep."""
    try:
        _Count().walk(os.open(folder, _OPEN), 0)
    except FileNotFoundError:
        return False
    except (_Full, OSError):  # what cannot be counted is too much
        return True
    return False


def empty(folder: str, most_s: float = math.inf) -> bool:
    """Remove all that is in a folder, however deeply nested: folders are lifted to its top, then removed.

    False when the time is used up before; to be called again. Nobody may be writing in it any more.
    """
    ends = time.monotonic() + most_s
    top = os.open(folder, _OPEN)
    try:
        while names := os.listdir(top):
            for name in names:
                if not _removed(name, top, ends):
                    return False
        return True
    finally:
        os.close(top)


def _removed(name: str, top: int, ends: float) -> bool:
    """One entry of the top; of a folder the files are removed and the folders lifted."""
    if not stat.S_ISDIR(os.lstat(name, dir_fd=top).st_mode):
        os.unlink(name, dir_fd=top)
        return time.monotonic() < ends
    os.chmod(name, 0o700, dir_fd=top)
    inner = os.open(name, _OPEN, dir_fd=top)
    try:
        for found in os.listdir(inner):
            if stat.S_ISDIR(os.lstat(found, dir_fd=inner).st_mode):
                os.chmod(found, 0o700, dir_fd=inner)  # a folder can only be moved by who may write in it
                os.rename(found, os.urandom(16).hex(), src_dir_fd=inner, dst_dir_fd=top)
            else:
                os.unlink(found, dir_fd=inner)
            if time.monotonic() > ends:
                return False
    finally:
        os.close(inner)
    os.rmdir(name, dir_fd=top)
    return True
