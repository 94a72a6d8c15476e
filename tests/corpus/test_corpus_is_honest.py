"""The corpus keeps its word: right files are right, wrong ones wrong where they say so. Broken ones are not run."""

from __future__ import annotations

from pathlib import Path

import pytest

from .loading import Header, corpus
from .situations import all_situations
from .trial import ENTRIES, NAMES, Student, Unfinished, fault

SITUATIONS = all_situations()
RIGHT, WRONG, BROKEN = (list(corpus(folder)) for folder in ("right", "wrong", "broken"))


def faults(path: Path, header: Header) -> dict[str, str | None]:
    """For each function that a file has: where it is not right, or None."""
    for module in header.needs:
        pytest.importorskip(module)
    student, found = Student(path, header.dialect), {}
    for entry, name in zip(ENTRIES, NAMES[header.dialect], strict=True):
        try:
            found[name] = fault(student, entry, SITUATIONS)
        except Unfinished:
            continue
    return found


@pytest.mark.parametrize(("path", "header"), RIGHT, ids=[path.stem for path, _ in RIGHT])
def test_right_file_is_right(path: Path, header: Header) -> None:
    """Every function that the file has agrees with the plain formulas in every situation."""
    found = faults(path, header)
    assert header.verdict == "right"
    assert not header.wrong
    assert list(found.values()) == [None] * max(1, len(found)), found


@pytest.mark.parametrize(("path", "header"), WRONG, ids=[path.stem for path, _ in WRONG])
def test_wrong_file_is_wrong_where_it_says_so(path: Path, header: Header) -> None:
    """Each function that is named wrong or spoiled differs from the truth on a legal input, and no other does."""
    found = faults(path, header)
    assert header.verdict == "wrong"
    assert header.wrong
    assert {name for name, text in found.items() if text} == {*header.wrong, *header.spoiled}, found


@pytest.mark.parametrize(("path", "header"), BROKEN, ids=[path.stem for path, _ in BROKEN])
def test_broken_file_says_what_must_happen(path: Path, header: Header) -> None:
    """A broken file names its outcome, and does not compile if that is "invalid syntax" or "invalid encoding"."""
    assert header.verdict == "broken"
    assert header.outcome
    try:
        compile(path.read_bytes(), path.name, "exec")
    except (SyntaxError, ValueError):
        assert header.outcome.startswith(("invalid syntax", "invalid encoding"))
    else:
        assert not header.outcome.startswith(("invalid syntax", "invalid encoding"))


def test_corpus_is_large_and_varied() -> None:
    """Enough files of enough structures, in both dialects, that a lucky grader is found out."""
    for files, least, structures in ((RIGHT, 45, 8), (WRONG, 130, 6), (BROKEN, 30, 0)):
        assert len(files) >= least
        assert len({header.style for _, header in files}) >= structures
    assert {header.dialect for _, header in RIGHT + WRONG} == {"native", "cs231n"}
    assert sum(header.mistake == "none" for _, header in WRONG) >= 40


def test_wrong_files_reach_every_function() -> None:
    """Each of the eight functions of both dialects is wrong at least three times."""
    for dialect, names in NAMES.items():
        for name in names:
            assert sum(name in header.wrong for _, header in WRONG if header.dialect == dialect) >= 3, (dialect, name)
