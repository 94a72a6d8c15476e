"""The content of one file to Python text, and what was seen on the way."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from grader.errors import Unreadable
from grader.model import Remark
from grader.submissions.contents import MOST, MOST_BYTES
from grader.submissions.notebook.convert import Converted, by_cells, converted, exported, loaded, of_cells
from grader.submissions.notebook.magics import stands, without_magics
from grader.submissions.oddities import remarks
from grader.submissions.source import decode, parse, wording

LINE = re.compile(r"\b(cell \d+), line \d+")


@dataclass(frozen=True)
class Text:
    """What stands in a file: its Python text, the files that it writes, what is odd about it.

    kind: "py", "ipynb", or "export", a notebook written out as .py: with marks over its cells or `!pip` lines.
    """

    kind: str
    source: str
    files: Mapping[str, str] = field(default_factory=dict)
    unseen: Mapping[str, str] = field(default_factory=dict)

    def remarks(self) -> tuple[Remark, ...]:
        """What is odd about it, told by cells where it is a notebook."""
        found = [Remark("unseen", f"{name} stands in {where}: make it a code cell", frozenset({name}), "missing")
                 for name, where in self.unseen.items()]  # fmt: skip
        return (*found, *(self.placed(remark) for remark in remarks(self.source)))

    def placed(self, remark: Remark) -> Remark:
        """A remark with its places as the author sees them."""
        if self.kind == "py":
            return remark
        text = by_cells(remark.text, self.source, anywhere=True)
        cells = LINE.findall(text)
        return replace(remark, text=LINE.sub(r"\1", text) if len(set(cells)) == len(cells) else text)


def text_of(name: str, content: bytes) -> Text:
    """Read the content of a file of that name.

    Raises:
        Unreadable: it is no text, empty, too large, of another kind or no Python 3; the text says which.
    """
    if len(content) > MOST:
        raise Unreadable(f"is too large: at most {MOST // 1024} kB are read")
    kind = "ipynb" if name.lower().endswith(".ipynb") or looks_like_notebook(content) else "py"
    if len(content) > MOST_BYTES[kind]:
        raise Unreadable(f"is too large: {len(content) // 1024} kB, at most {MOST_BYTES[kind] // 1024} kB are read")
    text = decode(content)
    if kind == "py" and (exported(text) if stands(text) else stands(without_magics(text))):
        kind = "export"
    found = taken_apart(text, kind)
    return Text(kind, checked(found.source, kind), found.files, found.unseen)


def read_text(text: str, kind: str = "py") -> str:
    """The Python source in the text of a file; raises `Unreadable` when there is none."""
    return checked(taken_apart(text, kind).source, kind)


def taken_apart(text: str, kind: str) -> Converted:
    """The source in a text, and what a notebook has beside it."""
    if not text.strip():
        raise Unreadable("is empty")
    if kind == "export":
        return of_cells([(0, "code", text)])
    return converted(text) if kind == "ipynb" else Converted(text)


def checked(source: str, kind: str) -> str:
    """A source that is Python and holds some code; that of a notebook has lines of ours, which are not counted."""
    try:
        tree = parse(source, counted=kind == "py")
    except SyntaxError as error:
        raise Unreadable(wording(error, source)) from error
    if not any(not isinstance(s, ast.Expr) or not isinstance(s.value, ast.Constant) for s in tree.body):
        raise Unreadable("holds no code" if kind == "py" else "is a notebook that defines nothing")
    return source


def looks_like_notebook(content: bytes) -> bool:
    """Whether a file of another name is a notebook all the same."""
    if content.lstrip()[:1] != b"{" or b'"cells"' not in content:
        return False
    try:
        return bool(loaded(decode(content)))
    except Unreadable:
        return False
