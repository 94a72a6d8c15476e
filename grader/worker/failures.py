"""What went wrong in a submission, as plain text: type, message, line and the student's own source line."""

from __future__ import annotations

import builtins
import difflib
import linecache
import re
import sys
import traceback
from types import FrameType
from typing import Any

from grader.worker.beside import PACKAGE

_PYTHON_2 = re.compile(
    r"""^\s*(print\s+[^=(\s]|print\s*$|exec\s+["'\w]|raise\s+\w+\s*,)|except\s+[\w.()]+\s*,\s*\w+\s*:|<>"""
)

_ABSENT = re.compile(r"module '([\w.]+)' has no attribute '(\w+)'")


def type_name(error: BaseException) -> str:
    """The name of an exception's class, with its module unless that is built in or the submission."""
    kind = type(error)
    plain = kind.__module__ in ("builtins", "submission", "__main__")
    return str(kind.__name__ if plain else f"{kind.__module__}.{kind.__name__}")[:200]


def message_of(error: BaseException) -> str:
    """`str(error)`, shortened, with the name that was probably meant; never raises an Exception."""
    try:
        return str.__str__(str(error))[:2000] + meant(error)
    except Exception as second:
        return f"(str of it raised {type(second).__name__})"


def meant(error: BaseException) -> str:
    """The name nearest to one that is not there: of a variable, or of a module's attribute."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    known: list[str] = []
    name: object = None
    absent = _ABSENT.match(str(error)) if type(error) is AttributeError else None
    if absent:
        name, known = absent[2], dir(sys.modules.get(absent[1]))
    elif type(error) in (NameError, UnboundLocalError) and isinstance(error, NameError) and frames:
        name, known = error.name, [*frames[-1].f_locals, *frames[-1].f_globals, *dir(builtins)]
    if type(name) is not str:
        return ""
    known = [n for n in known if n[:1] != "_"]
    turned = [n for n in known if sorted(n) == sorted(name)]  # two letters exchanged: tahn
    close = turned or difflib.get_close_matches(name, known, n=1, cutoff=0.75)
    return f"; did you mean {close[0]}?" if close and "did you mean" not in str(error).lower() else ""


def place_of(error: BaseException, filename: str) -> tuple[int | None, str]:
    """Line and source of the innermost frame in `filename`; (None, "") when there is none."""
    line = None
    for frame, number in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename == filename:
            line = number
    return line, source_line(filename, line)


def frame_of(filename: str) -> tuple[int | None, str]:
    """Line and source of what is running in `filename`."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename != filename:
        frame = frame.f_back
    line = frame.f_lineno if frame else None
    return line, source_line(filename, line)


def source_line(filename: str, line: int | None) -> str:
    """The text of a line of the submission, without indentation."""
    return linecache.getline(filename, line).strip()[:300] if line else ""


def syntax_mishap(error: SyntaxError, source: str) -> list[Any]:
    """[kind, message, line, code] for a file that does not compile; Python 2 is told so."""
    lines = source.splitlines()
    line = error.lineno if error.lineno and 0 < error.lineno <= len(lines) else None
    code = lines[line - 1] if line else ""
    message = str(error.msg)
    if _PYTHON_2.search(code) or "Missing parentheses in call to" in message:
        message += " (this looks like Python 2; submissions run in Python 3)"
    return ["syntax", message[:2000], line, code.strip()[:300]]


def import_mishap(error: ImportError, filename: str) -> list[Any]:
    """[kind, message, line, code] for a missing module, which the message names."""
    line, code = place_of(error, filename)
    message = message_of(error).replace(f"'{PACKAGE}", "'")
    wanted = re.search(r"\bfrom\s+(\.[\w.]*)\s+import\b", code)
    if error.name is None and wanted:
        message = f"No module named {wanted[1]!r} ({message})"
    return ["import", message, line, code]
