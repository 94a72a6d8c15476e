"""The corpus keeps its word: right files are right, wrong ones wrong where they say so. Broken ones are not run."""

from __future__ import annotations

import pytest

from .loading import CorpusFile, corpus
from .situations import all_situations
from .trial import ENTRIES, FURTHER, NAMES, Student, Unfinished, fault

SITUATIONS = all_situations()
UNREADABLE = tuple(
    f"invalid: {why}" for why in ("syntax error", "is written in Python 2", "is not UTF-8", "is a binary")
)
RIGHT, WRONG, BROKEN = (corpus(folder) for folder in ("right", "wrong", "broken"))


def faults(file: CorpusFile) -> dict[str, str | None]:
    """For each function that a file has: where it is not right, or None."""
    for module in file.header.needs:
        pytest.importorskip(module)
    student, found = Student(file), {}
    for entry, name in zip(ENTRIES, NAMES[file.header.dialect], strict=True):
        try:
            found[name] = fault(student, entry, SITUATIONS)
        except Unfinished:
            continue
    return found


@pytest.mark.long  # nothing but the corpus and these plain formulas decides it
@pytest.mark.parametrize("file", RIGHT, ids=lambda file: file.stem)
def test_right_file_is_right(file: CorpusFile) -> None:
    """Every function that the file has agrees with the plain formulas in every situation."""
    found = faults(file)
    assert file.header.verdict == "right"
    assert not file.header.wrong
    assert list(found.values()) == [None] * max(1, len(found)), found


@pytest.mark.long  # nothing but the corpus and these plain formulas decides it
@pytest.mark.parametrize("file", WRONG, ids=lambda file: file.stem)
def test_wrong_file_is_wrong_where_it_says_so(file: CorpusFile) -> None:
    """Each function that is named wrong or spoiled differs from the truth on a legal input, and no other does."""
    found = faults(file)
    assert file.header.verdict == "wrong"
    assert file.header.wrong
    assert {name for name, text in found.items() if text} == {*file.header.wrong, *file.header.spoiled}, found


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_broken_file_says_what_must_happen(file: CorpusFile) -> None:
    """A broken file names its outcome; it fails to compile just where that is of its text."""
    assert file.header.verdict == "broken"
    assert file.header.outcome
    try:
        compile(file.content, file.name, "exec")
    except (SyntaxError, ValueError):
        assert file.header.outcome.startswith(UNREADABLE)
    else:
        assert not file.header.outcome.startswith(UNREADABLE)


def test_corpus_is_large_and_varied() -> None:
    """Enough files of enough structures, in every dialect, that a lucky grader is found out."""
    for files, least, structures in ((RIGHT, 45, 8), (WRONG, 130, 6), (BROKEN, 30, 0)):
        assert len(files) >= least
        assert len({file.header.style for file in files}) >= structures
    assert {file.header.dialect for file in RIGHT + WRONG} == set(NAMES)
    assert sum(file.header.mistake == "none" for file in WRONG) >= 40


def test_wrong_files_reach_every_function() -> None:
    """Each function is wrong at least three times, those of several dialects in each."""
    for dialect, names in NAMES.items():
        for name in names if dialect == "native" else names[: -len(FURTHER)]:
            assert sum(name in file.header.wrong for file in WRONG if file.header.dialect == dialect) >= 3, (
                dialect,
                name,
            )
