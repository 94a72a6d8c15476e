"""A course's own files, which submissions may import: `--with PATH`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from grader.errors import Refused, Unreadable
from grader.submissions.bundle import of_folder
from grader.submissions.contents import contents
from grader.submissions.source import MOST_CODE, decode, parse

MOST = 16 * MOST_CODE  # characters of all together
PACKAGE = "__init__.py"


def files_of(paths: Sequence[Path]) -> dict[str, str]:
    """The texts of the .py files at and below the paths, by the path under which they are imported.

    A file is a module, a folder with `__init__.py` a package. What lies in another folder can be imported with its
    name before it and without.

    Raises:
        Refused: a path cannot be used; the text says why.
    """
    found: dict[str, str] = {}
    for path in paths:
        try:
            for name, text in files_at(path):
                found.setdefault(name, text)
        except Unreadable as error:
            raise Refused(f"--with {path}: {error.reason}") from error
        except SyntaxError as error:
            raise Refused(f"--with {path}: {error.filename}, line {error.lineno}: {error.msg}") from error
    if sum(map(len, found.values())) > MOST:
        raise Refused(f"--with: more than {MOST // 1024} kB of code")
    return found


def files_at(path: Path) -> Iterator[tuple[str, str]]:
    """The files that one path stands for, each with the path under which it is imported."""
    if not path.is_dir():
        if path.suffix != ".py":
            raise Unreadable("no such file" if not path.exists() else "is neither a folder nor a .py file")
        yield path.name, text_at(path)
        return
    inner = sorted(name for name in of_folder(path).files if name.endswith(".py"))
    if not inner:
        raise Unreadable("holds no .py file")
    for name in inner:
        text = text_at(path / name)
        if PACKAGE not in inner:
            yield name, text
        yield f"{path.resolve().name}/{name}", text


def text_at(path: Path) -> str:
    """The text of a file, which has to be Python; raises `Unreadable` and `SyntaxError`."""
    text = decode(contents(path))
    try:
        parse(text)
    except SyntaxError as error:
        error.filename = path.name
        raise
    return text
