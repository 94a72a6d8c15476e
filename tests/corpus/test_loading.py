"""Files that are kept as changes to another one: put together exactly, or refused."""

from __future__ import annotations

import pytest

from .loading import HERE, VERDICTS, Change, corpus, expanded, replaced

EVERY = [file for folder in VERDICTS for file in corpus(folder)]
DERIVED = [file for file in EVERY if file.base]
BASE = "# verdict: right\n# dialect: native\n\na = 1\nb = 2\na = 3\n"


def test_a_change_is_put_in_its_place() -> None:
    """The header is the file's own, the rest the base's, with the lines replaced, also by none or by more."""
    text = (
        "# verdict: wrong\n# base: right/x.py\n\n# replace:\na = 1\n# by:\na = 7\n\na = 8\n# replace:\nb = 2\n# by:\n"
    )
    assert expanded(text, BASE) == "# verdict: wrong\n\na = 7\n\na = 8\na = 3\n"


def test_whole_lines_are_replaced() -> None:
    """Part of a line is no place: `a = 1` does not stand in `aa = 1` or `a = 12`."""
    assert replaced("aa = 1\na = 1\na = 12", Change("a = 1", "x")) == "aa = 1\nx\na = 12"


@pytest.mark.parametrize("text", ["b = 2", "a = 1\na = 1", "a = 1\nb\na = 1"])
def test_a_change_without_one_place_is_refused(text: str) -> None:
    """Old lines that stand nowhere, or more than once, are a mistake in the corpus."""
    with pytest.raises(ValueError, match="times in the base"):
        replaced(text, Change("a = 1", "x"))


def test_every_change_changes_its_base_once() -> None:
    """Each old block stands once in a base that is kept whole, and what stands in its place is another."""
    whole = {f"{file.folder}/{file.name}" for file in EVERY if not file.base}
    for file in DERIVED:
        base = (HERE / file.base).read_text(encoding="utf-8")
        assert file.base in whole, file.name
        assert file.changes, file.name
        for change in file.changes:
            assert f"\n{base}\n".count(f"\n{change.old}\n") == 1, file.name
            assert change.new != change.old, file.name


def test_the_corpus_is_whole() -> None:
    """Every folder has the files it should, no two are the same, and each says the verdict of its folder."""
    counts = {folder: len(corpus(folder)) for folder in VERDICTS}
    assert counts == {"right": 86, "wrong": 339, "broken": 77, "once_accepted": 65, "once_refused": 10}
    assert len({file.content for file in EVERY}) == len(EVERY)
    assert all(file.header.verdict == VERDICTS[file.folder] for file in EVERY)
