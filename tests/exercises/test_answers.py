"""Answers of people to exercises that are plain functions, in `answers/CHAPTER.txt`: wrong ones and odd right ones."""

from pathlib import Path

import pytest

from .plain import answers, failed

CHAPTERS = sorted(path.stem for path in (Path(__file__).parent / "answers").glob("*.txt"))
LATER = ("lag-norms",)  # what takes long of itself
WRONG = {name: answer for chapter in CHAPTERS for name, answer in answers(chapter)[0].items()}
RIGHT = {name: answer for chapter in CHAPTERS for name, answer in answers(chapter)[1].items()}


def later(name: str) -> object:
    """A case, in the long tier where its exercise takes long."""
    return pytest.param(name, marks=[pytest.mark.long] if name.startswith(LATER) else [])


@pytest.mark.parametrize("name", [later(name) for name in WRONG])
def test_a_wrong_answer_is_caught(name: str) -> None:
    """Mistakes that no list was made for cost points."""
    assert failed(*WRONG[name])


@pytest.mark.parametrize("name", [later(name) for name in RIGHT])
def test_an_odd_right_answer_passes(name: str) -> None:
    """Right answers in other structures and styles earn everything."""
    assert failed(*RIGHT[name]) == []
