"""The page docs/quiz-2.10.md is true: its drawing is fresh, its code runs, the items that it names exist."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from grader.quiz.bank import load

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "quiz-2.10.md").read_text(encoding="utf-8")


def test_the_drawing_is_fresh() -> None:
    """Drawn anew it is the same: python scripts/draw_gates.py > docs/gates.svg; and it is sound XML."""
    command = [sys.executable, str(ROOT / "scripts" / "draw_gates.py")]
    drawn = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert drawn == (ROOT / "docs" / "gates.svg").read_text(encoding="utf-8")
    assert ET.fromstring(drawn).tag.endswith("svg")
    assert "hold, silently (the quiz): i = 0, f = 1, o = 0" in drawn


def test_the_code_of_the_page_runs() -> None:
    """It prints what its comment says."""
    code = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)[0]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[[0.9]] [[0.]]"


def test_the_items_of_the_page_exist() -> None:
    """Every `qNN` is in the bank, the whole topic is named, and the half-life that it tells is right."""
    named, bank = set(re.findall(r"`(q\d\d)`", PAGE)), load()
    assert named <= {item.id for item in bank.items}
    assert {item.id for item in bank.of("quiz-2.10")} <= named
    assert 0.99**69 < 0.5 < 0.99**68
