"""The bytes of what was handed in, never more than is allowed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from grader.errors import Unreadable
from grader.submissions.source import MOST_CODE
from grader.words import nearest

MOST_BYTES = {"py": 4 * MOST_CODE, "ipynb": 64 * 1024 * 1024}  # pictures lie in notebooks as text
MOST = max(MOST_BYTES.values())


def contents(path: Path) -> bytes:
    """The bytes of an ordinary file; one byte more than is allowed is the most that is read."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            os.scandir(path).close()
            raise Unreadable("is a folder; name one file in it")
        if not stat.S_ISREG(mode):
            raise Unreadable("is not an ordinary file")
        with path.open("rb") as file:
            return file.read(MOST + 1)
    except FileNotFoundError as error:
        dangling = path.is_symlink()
        raise Unreadable("is a link to nothing" if dangling else "no such file" + suggestion(path)) from error
    except (OSError, ValueError) as error:
        raise Unreadable(f"cannot be read: {getattr(error, 'strerror', None) or error}") from error


def suggestion(path: Path) -> str:
    """The file beside a missing one that was probably meant."""
    try:
        names = [
            entry
            for entry in os.listdir(path.parent)
            if entry.endswith((".py", ".ipynb")) and entry != path.name and not entry.startswith("test_")
        ]
    except OSError:
        return ""
    stems = {Path(name).stem: name for name in names}  # endings alone make nothing alike
    close = nearest(path.stem, stems)
    return f"; did you mean {stems[close]}?" if close else ""
