"""The drawings of the tasks are what our script makes, are shown by their task, and go along with it."""

from __future__ import annotations

import importlib.util
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from grader.authoring import lab
from grader.authoring.selfcheck import files as amiss
from grader.authoring.starter import files
from grader.run.plan import Plan

from .fingerprints import CATALOG, exercise

SCRIPT = importlib.util.spec_from_file_location("draw_cells", Path(__file__).parents[2] / "scripts" / "draw_cells.py")
assert SCRIPT is not None
assert SCRIPT.loader is not None
draw_cells = importlib.util.module_from_spec(SCRIPT)
SCRIPT.loader.exec_module(draw_cells)

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
SHOWN = re.compile(r"!\[[^]]+\]\((.+)\)")


@pytest.mark.parametrize("slug", draw_cells.DRAWINGS)
def test_a_drawing_is_fresh(slug: str) -> None:
    """Drawn anew it is the same, and sound XML with its lines on the sheet: python scripts/draw_cells.py."""
    kept = exercise(slug).drawings[f"{slug}.svg"]
    assert kept == draw_cells.drawing(slug)
    sheet = ET.fromstring(kept)
    _, _, wide, high = map(float, sheet.attrib["viewBox"].split())
    rows = [list(map(float, NUMBER.findall(one.attrib["points"]))) for one in sheet if one.tag.endswith("polyline")]
    assert len(rows) > 10
    assert all(0 <= x <= wide and 0 <= y <= high for row in rows for x, y in zip(row[::2], row[1::2], strict=True))


def test_all_drawings_are_made_by_the_script() -> None:
    """None lies in a folder that it does not know."""
    assert {slug for slug in CATALOG.slugs if exercise(slug).drawings} == set(draw_cells.DRAWINGS)


@pytest.mark.parametrize("slug", draw_cells.DRAWINGS)
@pytest.mark.parametrize("notebook", [False, True])
def test_it_goes_along(slug: str, notebook: bool) -> None:
    """Beside the task under the name by which that shows it, and beside a notebook."""
    made = files(Plan(exercise=slug), notebook)
    assert SHOWN.findall(made["task.md"]) == [f"{slug}.svg"]
    assert made[f"{slug}.svg"] == exercise(slug).drawings[f"{slug}.svg"]


def test_it_goes_along_with_a_lab() -> None:
    """Beside the notebook that has the task."""
    made = lab.files(lab.Lab(name="cells", title="Cells", exercises=("rnn-step", "lstm-step")))
    assert list(made) == ["cells.ipynb", "lstm-step.svg", "test_rnn_step.py", "test_lstm_step.py"]


def test_a_drawing_that_is_missing_or_not_shown_is_told(tmp_path: Path) -> None:
    """By selfcheck."""
    for name in ("exercise.toml", "solution.py"):
        (tmp_path / name).touch()
    (tmp_path / "task.md").write_text("# T\n\n![a graph](gone.svg)\n", encoding="utf-8")
    (tmp_path / "other.svg").write_text("<svg/>", encoding="utf-8")
    found = list(amiss(replace(exercise("rnn-step"), folder=tmp_path, hint="one two three four", unasked=())))
    assert found == ["task.md shows gone.svg, which is missing", "other.svg is a stray file"]
