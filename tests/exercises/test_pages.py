"""docs/four-questions.md and docs/papers.md are true: their figures are measured anew, what they name exists."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from exercises.vanishing.claims import figures
from grader.quiz.bank import load

from .fingerprints import CATALOG
from .plain import solution

ROOT = Path(__file__).parents[2]
PAGES = {name: (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8") for name in ("four-questions", "papers")}
WORDS = {name: " ".join(text.split()) for name, text in PAGES.items()}
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@pytest.mark.long
def test_the_figures_are_measured() -> None:
    """Each figure stands in one of the pages as it comes out now."""
    for what, text in figures():
        assert any(text in words for words in WORDS.values()), f"{what}: {text}"


def test_other_random_numbers() -> None:
    """What is left of a gradient with the forget biases 2 and 5 in the networks of a solution, as the page has it."""
    lag_norms = solution("lag-norms")["lag_norms"]
    two, five = (lag_norms("lstm", bias, 100, 8)[0][100] for bias in (2.0, 5.0))
    assert f"the last two are {two:.2f} and {five:.0f}." in WORDS["four-questions"]


@pytest.mark.parametrize("name", PAGES)
def test_what_is_named_exists(name: str) -> None:
    """Every quiz and every exercise that a page names, in backquotes."""
    quizzes = {item.id for item in load().items}
    slugs = {outline.slug for outline in CATALOG.outlines}
    named = set(re.findall(r"`([a-z0-9]+(?:-[a-z0-9]+)*)`", PAGES[name]))
    assert {word for word in named if re.fullmatch(r"q\d\d", word)} <= quizzes
    assert {word for word in named if "-" in word} <= slugs


def test_the_four_questions_name_the_quizzes_of_their_topics() -> None:
    """Quiz 2.10 and the vanishing gradient: every item from q01 to q08 and from q41 to q50."""
    page = PAGES["four-questions"]
    named = set(re.findall(r"`(q\d\d)`", page)) | {"q02", "q03", "q04"}  # "q01 to q05"
    assert {f"q{k:02}" for k in (*range(1, 9), *range(41, 51))} <= named


@pytest.mark.long
def test_the_drawing_is_fresh() -> None:
    """Drawn anew it is the same, but for a pixel that rounding moves; and it is sound XML."""
    command = [sys.executable, str(ROOT / "scripts" / "draw_lags.py")]
    drawn = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    kept = (ROOT / "docs" / "gradient-lag.svg").read_text(encoding="utf-8")
    assert NUMBER.sub("", drawn) == NUMBER.sub("", kept)
    moved = zip(NUMBER.findall(drawn), NUMBER.findall(kept), strict=True)
    assert max(abs(float(now) - float(then)) for now, then in moved) <= 1
    assert ET.fromstring(drawn).tag.endswith("svg")
    assert "LSTM, bias 5" in drawn
