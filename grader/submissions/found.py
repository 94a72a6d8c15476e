"""The submissions of a batch: every file and every student's folder that a person would call a hand-in.

A file directly in the folder that was named is one submission, and so is a folder in it, however deep its files lie.
What is passed over on purpose is counted.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from grader.errors import Unreadable
from grader.submissions.bundle import (
    Bundle,
    inside,
    is_folder,
    listed,
    of_folder,
    passed_folder,
    reads_like_code,
)
from grader.submissions.choosing import definers, read_all
from grader.submissions.contents import contents
from grader.submissions.kinds import HANDED_IN, Kind, kind_of


@dataclass(frozen=True, order=True)
class Place:
    """Where a submission of a batch lies; `name` is what it is called in reports, `refused` why it is not read."""

    name: str
    path: Path
    refused: str = ""


@dataclass
class Found:
    """The submissions, sorted by name, and how many of what else there was."""

    places: list[Place] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)


def find(paths: Iterable[Path], known: Collection[str] = ()) -> list[Place]:
    """All submissions at and below the paths of a batch: see `survey`."""
    return survey(paths, known).places


def survey(paths: Iterable[Path], known: Collection[str] = ()) -> Found:
    """All submissions at and below the paths of a batch; `known` are the names of functions that are asked for.

    Raises:
        FileNotFoundError: one of the paths does not exist.
    """
    several = len(paths := list(paths)) > 1
    found: dict[str, Place] = {}
    passed: Counter[str] = Counter()
    for path in paths:
        if not os.path.lexists(path):
            raise FileNotFoundError(str(path))
        for file in Search(path, known, passed).found() if path.is_dir() else [path]:
            within = os.path.relpath(file, path).replace(os.sep, "/") if file != path else path.name
            prefix = path.name if several and path.is_dir() else ""
            leads_out = file != path and not inside(str(file), os.path.realpath(path))
            refused = "is a link out of the folder: hand in the file itself" if leads_out else ""
            found.setdefault(os.path.abspath(file), Place(f"{prefix}/{within}" if prefix else within, file, refused))
    return Found(sorted(apart(list(found.values()))), passed)


def apart(places: list[Place]) -> list[Place]:
    """The same places, with whole paths for names where two would be called alike."""
    count = Counter(place.name for place in places)
    return [p if count[p.name] == 1 else replace(p, name=p.path.as_posix()) for p in places]


@dataclass
class Search:
    """The search below one folder."""

    root: Path
    known: Collection[str]
    passed: Counter[str]

    def found(self) -> list[Path]:
        """The submissions below the folder; the folder itself where it cannot be listed."""
        places: list[Path] = []
        todo = [self.root]
        while todo:
            folder = todo.pop()
            try:
                entries = listed(str(folder))
            except Unreadable:
                places.append(folder)
                continue
            for entry in entries:
                if not is_folder(entry):
                    places += [Path(entry.path)] if self.is_handed_in(entry) else []
                elif passed := self.passed_over(entry):
                    self.passed[passed] += 1
                else:
                    self.look_into(Path(entry.path), places, todo)
        return places

    def is_handed_in(self, entry: os.DirEntry[str]) -> bool:
        """Whether a file is somebody's; what is none is counted."""
        kind = kind_of(entry.name)
        if kind is Kind.MAYBE and "." in entry.name and not reads_like_code(lambda: contents(Path(entry.path))):
            kind = Kind.WORDS
        if kind not in HANDED_IN:
            self.passed[kind.value] += 1
        return kind in HANDED_IN

    def passed_over(self, entry: os.DirEntry[str]) -> str:
        """What a folder is counted as that is no student's; a link out of the folder that was named is none such."""
        passed = passed_folder(entry)
        return "" if passed == "links" and not inside(entry.path, os.path.realpath(self.root)) else passed

    def look_into(self, folder: Path, places: list[Path], todo: list[Path]) -> None:
        """Take a folder as one submission, as its one file, or as a folder of students'."""
        try:
            bundle = Bundle() if folder.is_symlink() else of_folder(folder)
        except Unreadable:
            places.append(folder)
            return
        code = bundle.code()
        if self.of_students(bundle):
            todo.append(folder)
        elif len(code) == 1 and ".zip/" not in code[0].lower() and not bundle.problems:
            places.append(folder / code[0])
            self.count(bundle, len(bundle.files) - 1)
        else:
            places.append(folder)
            self.count(bundle, len(bundle.files) - len(code) if code else 0)

    def count(self, bundle: Bundle, others: int) -> None:
        """Count what a student's folder holds beside what may be graded."""
        self.passed += bundle.passed
        if others:
            self.passed["other files in students' folders"] += others

    def of_students(self, bundle: Bundle) -> bool:
        """Whether a folder is one of several students': it holds nothing but folders, and two of them have answers."""
        tops = {path.partition("/")[0] for path in bundle.files}
        if len(tops) < 2 or any("/" not in path for path in bundle.files) or any(".zip" in top.lower() for top in tops):
            return False
        defining: set[str] = set()
        for top in tops:
            part = Bundle({path: read for path, read in bundle.files.items() if path.startswith(f"{top}/")})
            if definers(read_all(part)[0], self.known):
                defining.add(top)
        return len(defining) > 1
