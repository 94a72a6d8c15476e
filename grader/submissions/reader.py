"""What was handed in to submissions: a file, a student's folder or a zip archive, read without running any of it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from grader.errors import Unreadable
from grader.model import Remark, Submission
from grader.submissions.beside import Around, Disk, needed
from grader.submissions.bundle import Bundle, of_folder, of_zip, reads_like_code
from grader.submissions.choosing import NO_HELPERS, Helpers, chosen, definitions, imports_known
from grader.submissions.contents import MOST, contents
from grader.submissions.kinds import Kind, kind_of
from grader.submissions.source import decode
from grader.submissions.text import Text, text_of


@dataclass(frozen=True)
class Nothing:
    """Where a file stands alone: nothing beside it is looked at."""

    def content(self, path: str) -> bytes | None:
        """Nothing."""
        return None

    def folders(self) -> set[str]:
        """None."""
        return set()


def read(path: Path, name: str | None = None) -> Submission:
    """Read one file by itself.

    Raises:
        Unreadable: it is missing, a folder, no text, empty, too large, of another kind or no Python 3; the text says
            which.
    """
    content = contents(path)
    text = of_one(path.name, content)
    return submission(path, name or path.name, text, hashlib.sha256(content).hexdigest(), Nothing())


def handed_in(
    path: Path, name: str, known: Collection[str] = (), alone: bool = True, helpers: Helpers = NO_HELPERS
) -> tuple[Submission, ...]:
    """Read what one student handed in; of several files, those that define functions of a `known` name.

    `helpers`: names that other code has besides.
    `alone`: a file is taken by itself. Otherwise it may import what lies beside it.

    Raises:
        Unreadable: nothing of it can be graded; the text says why.
    """
    if path.is_dir():
        bundle = of_folder(path)
    elif kind_of(path.name) is Kind.ZIP:
        bundle = of_zip(within(contents(path)))
    else:
        content = contents(path)
        text = of_one(path.name, content)
        around = Nothing() if alone else Disk(path.parent)
        return (submission(path, name, named_text(text, known), hashlib.sha256(content).hexdigest(), around),)
    sha256 = fingerprint(path)
    return tuple(
        submission(path, name, one.text, sha256, bundle, one.path, one.remarks)
        for one in chosen(bundle, known, helpers)
    )


def of_one(name: str, content: bytes) -> Text:
    """The text of one file that was named; one of another kind is not taken for code that it may be too."""
    kind = kind_of(name)
    code = kind is Kind.CODE or not Path(name).suffix
    if not code and (kind is not Kind.MAYBE or not reads_like_code(lambda: within(content))):
        decode(content)  # a document, an archive: says what it is
        raise Unreadable("is neither a .py nor an .ipynb file")
    return text_of(name, content)


def within(content: bytes) -> bytes:
    """The same content, when it is not too large."""
    if len(content) > MOST:
        raise Unreadable(f"is too large: at most {MOST // 1024} kB are read")
    return content


def named_text(text: Text, known: Collection[str]) -> Text:
    """The text that defines the known functions: of a notebook that only writes them into a file, that file's."""
    if not text.files or dict(definitions(text.source, known)) or imports_known(text.source, known):
        return text
    for written in text.files.values():
        try:
            if dict(definitions(text_of("written.py", written.encode()).source, known)):
                return Text("py", written, text.files)
        except Unreadable:
            continue
    return text


def submission(
    path: Path, name: str, text: Text, sha256: str, around: Around, inner: str = "", said: tuple[str, ...] = ()
) -> Submission:
    """A submission with what it imports from around it; `inner` is where its file lies in there."""
    home = inner.rpartition("/")[0]
    files = needed(text.source, home, around, text.files)
    remarks = (*(Remark("files", each) for each in said), *text.remarks())
    return Submission(path, name, text.kind, sha256, text.source, files, home, remarks)


def fingerprint(path: Path) -> str:
    """The sha256 of a file, or of all that a folder holds; empty when it cannot be read."""
    try:
        if path.is_dir():
            return "" if path.is_symlink() else of_all(of_folder(path))
        return hashlib.sha256(contents(path)).hexdigest()
    except Unreadable:
        return ""


def of_all(bundle: Bundle) -> str:
    """The sha256 of the files of a folder with their names, and of what could not be read."""
    whole = hashlib.sha256()
    for path in sorted(bundle.files):
        try:
            content = hashlib.sha256(bundle.files[path]()).hexdigest()
        except Unreadable as error:
            content = error.reason
        whole.update(f"{path}\0{content}\0".encode("utf-8", "surrogateescape"))
    whole.update("\0".join(bundle.problems).encode("utf-8", "surrogateescape"))
    return whole.hexdigest()
