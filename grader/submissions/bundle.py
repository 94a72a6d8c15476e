"""Several files that belong together: a student's folder, or a zip archive, of which nothing is written anywhere."""

from __future__ import annotations

import io
import os
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from grader.errors import Unreadable
from grader.submissions.contents import MOST, contents
from grader.submissions.kinds import CACHES, HANDED_IN, Kind, is_environment, kind_of
from grader.submissions.text import looks_like_notebook

MOST_MEMBERS = 5000  # of an archive, or files of one student
MOST_UNPACKED = 128 * 1024 * 1024  # bytes of an archive
DEFINES = re.compile(rb"^[ \t]*(def|class)\s+\w+", re.MULTILINE)


@dataclass
class Bundle:
    """Files by their paths; what was passed over, by kind; and what could not be looked into."""

    files: dict[str, Callable[[], bytes]] = field(default_factory=dict)
    passed: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)

    def code(self) -> list[str]:
        """The paths of what is code, by name or by content."""
        return [path for path in self.files if self.is_code(path)]

    def is_code(self, path: str) -> bool:
        """Whether a file is code."""
        kind = kind_of(name_of(path))
        return kind is Kind.CODE or (kind is Kind.MAYBE and reads_like_code(self.files[path]))

    def content(self, path: str) -> bytes | None:
        """The bytes of a file; None where there is none."""
        return self.files[path]() if path in self.files else None

    def folders(self) -> set[str]:
        """The folders that hold files."""
        return {path.rpartition("/")[0] for path in self.files}

    def add(self, path: str, read: Callable[[], bytes]) -> None:
        """Take in a file, or count it among what is passed over."""
        kind = kind_of(name_of(path))
        if kind is Kind.ZIP:
            self.unpack(path, read)
        elif kind in HANDED_IN:
            self.files[path] = read
        else:
            self.passed[kind.value] += 1
        if len(self.files) > MOST_MEMBERS:
            raise Unreadable(f"holds more than {MOST_MEMBERS} files")

    def unpack(self, path: str, read: Callable[[], bytes]) -> None:
        """Take in the files of an archive, as if they lay in a folder of its name."""
        try:
            inner = of_zip(read())
        except Unreadable as error:
            self.problems.append(f"{path} {error.reason}")
            return
        self.files |= {f"{path}/{name}": member for name, member in inner.files.items()}
        self.passed += inner.passed


def name_of(path: str) -> str:
    """The last part of a path."""
    return path.rpartition("/")[2]


def reads_like_code(read: Callable[[], bytes]) -> bool:
    """Whether a file whose name does not tell is a notebook, or defines something."""
    try:
        content = read()
    except Unreadable:
        return False
    return looks_like_notebook(content) or (b"\0" not in content and bool(DEFINES.search(content)))


def of_folder(root: Path) -> Bundle:
    """The files below a folder; links out of it are problems; raises `Unreadable` where it cannot be listed."""
    found = Bundle()
    home = os.path.realpath(root)
    for entry in walked(root, found):
        path = os.path.relpath(entry.path, root).replace(os.sep, "/")
        if entry.is_symlink() and not inside(entry.path, home):
            found.problems.append(f"{path} is a link out of the folder")
        else:
            found.add(path, lambda file=Path(entry.path): contents(file))  # type: ignore[misc]
    return found


def walked(root: Path, found: Bundle) -> Iterator[os.DirEntry[str]]:
    """The files below a folder; hidden ones, caches and environments are passed over."""
    todo = [str(root)]
    while todo:  # a stack of our own: folders may lie in one another more deeply than Python calls itself
        try:
            entries = listed(todo.pop())
        except Unreadable as error:
            if not todo and not found.files and not found.problems:
                raise
            found.problems.append(error.reason)
            continue
        for entry in entries:
            if is_folder(entry):
                passed = passed_folder(entry)
                if passed:
                    found.passed[passed] += 1
                else:
                    todo.append(entry.path)
            else:
                yield entry


def listed(folder: str) -> list[os.DirEntry[str]]:
    """The entries of a folder, sorted by name."""
    try:
        with os.scandir(folder) as listing:
            return sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from error


def passed_folder(entry: os.DirEntry[str]) -> str:
    """What a folder is counted as that is passed over; empty for one that is looked into."""
    if entry.is_symlink():
        return "links"
    if entry.name.startswith("."):
        return Kind.HIDDEN.value
    if entry.name in CACHES:
        return Kind.CACHE.value
    try:
        return "environments" if is_environment(set(os.listdir(entry.path))) else ""
    except OSError:
        return ""


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether something is a folder, links followed; what cannot be followed is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def inside(path: str, home: str) -> bool:
    """Whether something, links followed, lies below a folder; a link to itself, or to nothing there, does."""
    return Path(os.path.realpath(path)).is_relative_to(home)


def of_zip(content: bytes) -> Bundle:
    """The files of a zip archive, within bounds of number and size; raises `Unreadable`."""
    found = Bundle()
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        members = [info for info in archive.infolist() if not info.is_dir()]
        if len(members) > MOST_MEMBERS:
            raise Unreadable(f"holds more than {MOST_MEMBERS} files")
        if sum(info.file_size for info in members) > MOST_UNPACKED:
            raise Unreadable(f"holds more than {MOST_UNPACKED >> 20} MB")
        for info in members:
            take(info, archive, found)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, OSError, EOFError) as error:
        raise Unreadable(f"is no zip archive that can be read: {str(error)[:60]}") from error
    return found


def take(info: zipfile.ZipInfo, archive: zipfile.ZipFile, found: Bundle) -> None:
    """Take in one file of an archive, unless its name leads elsewhere or nowhere."""
    parts = PurePosixPath(info.filename.replace("\\", "/")).parts
    if any(part in ("..", "/") or part in CACHES or part.startswith(".") for part in parts):
        found.passed[Kind.HIDDEN.value] += 1
    elif kind_of(parts[-1]) is Kind.ZIP:
        found.problems.append(f"{info.filename[:80]} is an archive in an archive")
    elif kind_of(parts[-1]) in HANDED_IN and info.flag_bits & 1:
        raise Unreadable("is locked by a password")
    else:
        found.add("/".join(parts), lambda: unpacked(info, archive))


def unpacked(info: zipfile.ZipInfo, archive: zipfile.ZipFile) -> bytes:
    """The bytes of one file of an archive, never more than it says, nor than is read of any file."""
    try:
        with archive.open(info) as file:
            return file.read(MOST + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, OSError, EOFError) as error:
        raise Unreadable(f"cannot be unpacked: {str(error)[:60]}") from error
