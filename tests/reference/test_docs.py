"""The page docs/reference.md: its code runs, and it names every cell and layout."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from reference.cells import CELLS
from reference.layouts import LAYOUTS

PAGE = (Path(__file__).parents[2] / "docs" / "reference.md").read_text(encoding="utf-8")


def test_every_block_of_code_runs() -> None:
    """All blocks in order, in one namespace; their assertions hold."""
    names: dict[str, Any] = {}
    blocks = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    assert len(blocks) >= 8
    for block in blocks:
        exec(compile(block, "docs/reference.md", "exec"), names)


def test_every_cell_and_layout_is_named() -> None:
    """A cell or layout that the page does not know cannot be added."""
    text = " ".join(PAGE.split())
    assert [name for name in CELLS if name not in text] == []
    assert [layout for _, layout in LAYOUTS if layout.split(",")[0] not in text] == []
