"""A solution in which lines set their names to something else: what a mutant of a variant is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from grader.checks import Function


def rewritten(beside: str, **lines: str) -> Mapping[str, Function]:
    """The functions of the solution beside a file; `z="..."` changes the one line that sets z."""
    text = Path(beside).with_name("solution.py").read_text(encoding="utf-8")
    for name, value in lines.items():
        text, found = re.subn(rf"(?m)^(    {name} = ).*$", lambda line: line[1] + value, text)  # noqa: B023
        if found != 1:
            raise ValueError(f"{beside}: {found} lines of the solution set {name}")
    made: dict[str, Function] = {}
    exec(compile(text, "solution", "exec"), made)
    return {name: function for name, function in made.items() if name.endswith("_step")}
