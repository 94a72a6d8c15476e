"""The page docs/mistakes.md says what the code does."""

import tomllib
from pathlib import Path

import pytest

from exercises.recurrent.mistakes.page import page, pattern

from .fingerprints import SLUGS, exercise

ROOT = Path(__file__).parents[2]
SEEN = tomllib.loads((ROOT / "exercises" / "recurrent" / "mistakes" / "seen.toml").read_text(encoding="utf-8"))
MISTAKES = [exercise(slug).mistakes() for slug in SLUGS]
KNOWN = {m.id for known in MISTAKES for m in (*known.mutants, *known.derived())}


def test_the_page_is_fresh() -> None:
    """Made anew it is the same: python -m exercises.recurrent.mistakes.page > docs/mistakes.md."""
    assert (ROOT / "docs" / "mistakes.md").read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("name", SEEN)
def test_what_was_seen_is_known(name: str) -> None:
    """Every mistake seen in public code has its mutants, written or derived, or the reason why there is none."""
    entry = SEEN[name]
    assert ("mutants" in entry) != ("reason" in entry)
    assert set(entry.get("mutants", ())) <= KNOWN


def test_every_mutant_is_on_the_page() -> None:
    """No mutant is missing: alone, or in the row of its family."""
    text = page()
    mutants = {m.id: m for slug in SLUGS for m in exercise(slug).mistakes().mutants}
    missing = [name for name, m in mutants.items() if f"`{name}`" not in text and f"`{pattern(m)}` (" not in text]
    assert not missing
