"""Which files beside a submission it imports, found by reading them: only those are sent to where it runs."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from grader.errors import Unreadable
from grader.submissions.bundle import inside
from grader.submissions.contents import contents
from grader.submissions.source import MOST_CODE, tree_or_empty
from grader.submissions.text import text_of

MOST_FILES = 200
MOST_TEXT = 8 * MOST_CODE  # characters of all together


class Around(Protocol):
    """Where a submission lies."""

    def content(self, path: str) -> bytes | None:
        """The bytes of a file; None where there is none."""

    def folders(self) -> set[str]:
        """The folders that are looked into where a module lies in none that the submission would look into itself."""


@dataclass(frozen=True)
class Disk:
    """The folder in which a file was named: of it only what is imported is looked at."""

    folder: Path

    def content(self, path: str) -> bytes | None:
        """The bytes of a file in the folder, links out of it left alone."""
        file = self.folder / path
        if not file.is_file() or not inside(str(file), str(self.folder.resolve())):
            return None
        return contents(file)

    def folders(self) -> set[str]:
        """None beside its own."""
        return set()


def needed(source: str, home: str, around: Around, written: Mapping[str, str]) -> dict[str, str]:
    """The texts of the files that a source in the folder `home` imports, and those that these import, by path.

    `written` are those that the submission writes itself.
    """
    found = {f"{home}/{path}" if home else path: text for path, text in written.items()}
    todo = [(source, home), *((text, folder_of(path)) for path, text in found.items())]
    while todo:
        text, folder = todo.pop()
        for path in sorted(candidates(text, folder, home, around)):
            if path in found or len(found) >= MOST_FILES:
                continue
            there = read(path, around)
            if there is not None and sum(map(len, found.values())) + len(there) <= MOST_TEXT:
                found[path] = there
                todo.append((there, folder_of(path)))
    return found


def candidates(text: str, folder: str, home: str, around: Around) -> set[str]:
    """The paths at which what a text imports may lie, whether it does or not."""
    roots = [*upward(home), *around.folders()]
    found: set[str] = set()
    for node in ast.walk(tree_or_empty(text)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                found |= paths_of(roots, [alias.name])
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            base = [*upward(folder)][node.level - 1 : node.level] if node.level else roots
            found |= paths_of(base, [module, *(f"{module}.{a.name}".lstrip(".") for a in node.names if a.name != "*")])
    return found


def upward(folder: str) -> Iterator[str]:
    """A folder and those above it, innermost first; "" is where all lies."""
    while folder:
        yield folder
        folder = folder_of(folder)
    yield ""


def folder_of(path: str) -> str:
    """The folder in which a file lies."""
    return path.rpartition("/")[0]


def paths_of(roots: Iterable[str], modules: Iterable[str]) -> set[str]:
    """The files that a module may stand in, and those of the packages around it."""
    found = set()
    for root in roots:
        for module in modules:
            place = root
            for part in module.split(".") if module else ():
                place = f"{place}/{part}" if place else part
                found |= {f"{place}.py", f"{place}/__init__.py"}
            found |= {f"{place}/__init__.py"} if place else set()
    return found


def read(path: str, around: Around) -> str | None:
    """The text of a file, or of a notebook of its name; where it cannot be read, one that says so when imported."""
    for name in (path, path.removesuffix(".py") + ".ipynb"):
        try:
            content = around.content(name)
            if content is None:
                continue
            if not content.strip():
                return ""
            return text_of(name, content).source
        except Unreadable as error:
            return f"raise ImportError({f'{name}, which lies beside, {error.reason}'!r})\n"
    return None
