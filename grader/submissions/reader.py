"""Files to submissions: what a person named on the command line, read without running any of it."""

from __future__ import annotations

import ast
import difflib
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.errors import Unreadable
from grader.model import Submission
from grader.submissions.notebook.convert import code_of, loaded
from grader.submissions.source import MOST_CODE, decode, parse, wording

MOST_BYTES = {"py": 4 * MOST_CODE, "ipynb": 64 * 1024 * 1024}  # pictures lie in notebooks as text
SUFFIXES = (".py", ".ipynb")
PASSED_OVER = frozenset({"__pycache__", "__MACOSX", "node_modules", "site-packages"})


@dataclass(frozen=True, order=True)
class Place:
    """Where a submission of a batch lies; `name` is what it is called in reports."""

    name: str
    path: Path


def read(path: Path, name: str | None = None) -> Submission:
    """Read one .py or .ipynb file.

    Raises:
        Unreadable: it is missing, a folder, no text, empty, too large, of another kind or no Python 3; the text says
            which.
    """
    content = contents(path)
    if len(content) > max(MOST_BYTES.values()):
        raise Unreadable(f"is too large: at most {max(MOST_BYTES.values()) // 1024} kB are read")
    kind = "ipynb" if path.suffix.lower() == ".ipynb" or looks_like_notebook(content) else "py"
    if kind == "py" and path.suffix.lower() not in ("", *SUFFIXES):
        raise Unreadable("is neither a .py nor an .ipynb file")
    if len(content) > MOST_BYTES[kind]:
        raise Unreadable(f"is too large: {len(content) // 1024} kB, at most {MOST_BYTES[kind] // 1024} kB are read")
    source = read_text(decode(content), kind)
    return Submission(path, name or path.name, kind, hashlib.sha256(content).hexdigest(), source)


def read_text(text: str, kind: str = "py") -> str:
    """The Python source in the text of a file; raises `Unreadable` when there is none."""
    if not text.strip():
        raise Unreadable("is empty")
    source = code_of(text) if kind == "ipynb" else text
    try:
        tree = parse(source)
    except SyntaxError as error:
        raise Unreadable(wording(error, source)) from error
    if not any(not isinstance(s, ast.Expr) or not isinstance(s.value, ast.Constant) for s in tree.body):
        raise Unreadable("holds no code" if kind == "py" else "is a notebook that defines nothing")
    return source


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
            return file.read(max(MOST_BYTES.values()) + 1)
    except FileNotFoundError as error:
        raise Unreadable("no such file" + suggestion(path)) from error
    except (OSError, ValueError) as error:
        raise Unreadable(f"cannot be read: {getattr(error, 'strerror', None) or error}") from error


def suggestion(path: Path) -> str:
    """The file beside a missing one that was probably meant."""
    try:
        names = [
            entry
            for entry in os.listdir(path.parent)
            if entry.endswith(SUFFIXES) and entry != path.name and not entry.startswith("test_")
        ]
    except OSError:
        return ""
    close = difflib.get_close_matches(path.name, names, n=1, cutoff=0.6)
    return f"; did you mean {close[0]}?" if close else ""


def looks_like_notebook(content: bytes) -> bool:
    """Whether a file of another name is a notebook all the same."""
    if content.lstrip()[:1] != b"{" or b'"cells"' not in content:
        return False
    try:
        return bool(loaded(decode(content)))
    except Unreadable:
        return False


def find(paths: Iterable[Path]) -> list[Place]:
    """All submissions below the paths of a batch, sorted by name; hidden folders and caches are passed over.

    Folders that cannot be listed are among them, so that what they hide is not forgotten in silence.

    Raises:
        FileNotFoundError: one of the paths does not exist.
    """
    several = len(paths := list(paths)) > 1
    places: dict[str, Place] = {}
    for path in paths:
        if not os.path.lexists(path):
            raise FileNotFoundError(str(path))
        for file in below(path):
            inside = os.path.relpath(file, path).replace(os.sep, "/") if file != path else path.name
            prefix = path.name if several and path.is_dir() else ""
            places.setdefault(os.path.abspath(file), Place(f"{prefix}/{inside}" if prefix else inside, file))
    return sorted(apart(list(places.values())))


def apart(places: list[Place]) -> list[Place]:
    """The same places, with whole paths for names where two would be called alike."""
    count: dict[str, int] = {}
    for place in places:
        count[place.name] = count.get(place.name, 0) + 1
    return [p if count[p.name] == 1 else Place(p.path.as_posix(), p.path) for p in places]


def below(path: Path) -> Iterator[Path]:
    """The .py and .ipynb files below a folder, and the folders that cannot be listed; a file is itself.

    Links to elsewhere, and folders of links, are left out; so are environments, but for the folder that was named.
    """
    if not path.is_dir():
        yield path
        return
    home = os.path.realpath(path)
    todo = [path]
    while todo:  # a stack of our own: folders may lie in one another more deeply than Python calls itself
        folder = todo.pop()
        try:
            with os.scandir(folder) as listing:
                entries = list(listing)
        except OSError:
            yield folder
            continue
        if folder != path and any(entry.name == "pyvenv.cfg" for entry in entries):
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if is_folder(entry):
                todo += [] if entry.is_symlink() or entry.name in PASSED_OVER else [Path(entry.path)]
            elif entry.name.lower().endswith(SUFFIXES) and inside(entry, home):
                yield Path(entry.path)


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether something is a folder, links followed; what cannot be followed is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def inside(entry: os.DirEntry[str], home: str) -> bool:
    """Whether a file, links followed, still lies below the folder that was named; a link to itself does."""
    return not entry.is_symlink() or Path(os.path.realpath(entry.path)).is_relative_to(home)
