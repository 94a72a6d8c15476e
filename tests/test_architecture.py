"""The page docs/architecture.md is true: every folder that it names exists, every folder has its line."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def folders() -> set[str]:
    """The rooms of the house, as the page writes them."""
    rooms = [path for package in ("grader", "exercises") for path in (ROOT / package).iterdir() if path.is_dir()]
    named = {f"{path.relative_to(ROOT).as_posix()}/" for path in rooms if path.name != "__pycache__"}
    return {*named, "reference/"}


def test_every_folder_has_its_line() -> None:
    """In the table of rooms, and nothing else has one."""
    rows = re.findall(r"^\| `([a-z_/]+/)` \|", PAGE, re.MULTILINE)
    assert sorted(rows) == sorted(folders())


def test_every_file_that_is_named_exists() -> None:
    """The path of a submission leads through files that are there."""
    named = set(re.findall(r"`((?:grader|exercises|reference|tests)/[\w/]*\w\.\w+)`", PAGE))
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []


def test_the_rows_are_those_of_the_layers() -> None:
    """The drawing shows the rooms that the layer test knows."""
    from tests.test_layers import ROWS

    drawing = PAGE.split("```")[1]
    rooms = {name.removeprefix("grader.") for row in ROWS for name in row} - {"__main__"}
    assert rooms <= set(re.findall(r"[a-z_]+", drawing))
