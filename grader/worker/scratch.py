"""The private folders of workers: watched while they live, emptied when they are gone."""

from __future__ import annotations

import contextlib
import os

ENTRIES = 1000
BYTES = 64 << 20


def full(folder: str) -> bool:
    """Whether a folder holds more files or bytes than a submission may write."""
    entries = size = 0
    waiting = [folder]
    while waiting:
        with contextlib.suppress(OSError), os.scandir(waiting.pop()) as listing:
            for entry in listing:
                entries += 1
                with contextlib.suppress(OSError):
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        size += entry.stat(follow_symlinks=False).st_blocks * 512
                if entries > ENTRIES or size > BYTES:
                    return True
    return False


def empty(folder: str) -> None:
    """Remove all that is in a folder, however deeply nested: folders are lifted to its top, then removed."""
    while names := os.listdir(folder):
        for name in names:
            path = os.path.join(folder, name)
            if os.path.islink(path) or not os.path.isdir(path):
                os.unlink(path)
                continue
            os.chmod(path, 0o700)
            for inner in os.listdir(path):
                _lift(os.path.join(path, inner), folder)
            os.rmdir(path)


def _lift(path: str, folder: str) -> None:
    if os.path.isdir(path) and not os.path.islink(path):
        os.chmod(path, 0o700)  # a folder can only be moved by who may write in it
    os.rename(path, os.path.join(folder, os.urandom(16).hex()))
