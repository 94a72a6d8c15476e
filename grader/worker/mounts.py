"""A small file system over the private folders of workers, where this process may mount one.

Only so is counted what a submission has deleted and still holds open.
"""

from __future__ import annotations

import contextlib

from grader.worker import kernel, scratch


def cover(folder: str) -> bool:
    """Put a small file system of its own over a folder, for this process and its children; False where it may not."""
    try:
        kernel.leave_mounts()
        bounds = f"size={scratch.BYTES},nr_inodes={4 * scratch.ENTRIES},mode=711"
        kernel.mount("tmpfs", folder, kernel.NOSUID | kernel.NODEV, bounds)
    except OSError:
        return False
    return True


def uncover(folder: str) -> None:
    """Take away the file system that `cover` has put there, and all that is in it."""
    with contextlib.suppress(OSError):  # there is none
        kernel.unmount(folder)
