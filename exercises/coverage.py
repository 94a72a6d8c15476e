"""The page exercises/README.md: the exercises by chapter, and which item of the notes is covered by which of them.

`python -m exercises.coverage > exercises/README.md` writes it, from the exercise.toml files and notes.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
HEAD = """# Exercises

One folder is one exercise; `lstm-grader start NAME` writes its task, what to start from and a test file. This page is
made from the folders: `python -m exercises.coverage > exercises/README.md`. A test compares.

| chapter | exercises |
|---|---|"""
COVERED = """
## What of the notes is covered

This project grew out of somebody's notes on recurrent networks. Each item of these notes, and what there is on it:

| item | | exercises | quizzes |
|---|---|---|---|"""


def page() -> str:
    """The whole page, Markdown."""
    return "\n".join([HEAD, *chapters(), *labs(), COVERED, *items()]) + "\n"


def read(path: Path) -> dict[str, Any]:
    """One file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def exercises() -> list[tuple[str, str, dict[str, Any]]]:
    """All exercises in order: chapter, name, what their file says."""
    found = [(path.parent.parent, path.parent.name, read(path)) for path in HERE.glob("*/*/exercise.toml")]
    order = {chapter: read(chapter / "chapter.toml").get("order", 0) for chapter, _, _ in found}
    found.sort(key=lambda one: (order[one[0]], one[0].name, one[2].get("order", 0), one[1]))
    return [(chapter.name, name, content) for chapter, name, content in found]


def chapters() -> Iterator[str]:
    """A row for each chapter."""
    rows: dict[str, list[str]] = {}
    for chapter, name, _ in exercises():
        rows.setdefault(chapter, []).append(linked(chapter, name))
    for chapter, names in rows.items():
        yield f"| {read(HERE / chapter / 'chapter.toml')['title']} | {', '.join(names)} |"


def labs() -> Iterator[str]:
    """A line for each lab."""
    yield "\nSeveral exercises in one notebook, which `lstm-grader start NAME` writes too:\n"
    where = {name: chapter for chapter, name, _ in exercises()}
    for path in sorted((HERE / "labs").glob("*.toml")):
        lab = read(path)
        yield f"- `{path.stem}`, {lab['title']}: {', '.join(linked(where[name], name) for name in lab['exercises'])}"


def linked(chapter: str, name: str) -> str:
    """An exercise with a link to its task."""
    return f"[{name}]({chapter}/{name}/task.md)"


def items() -> Iterator[str]:
    """A row for each item of the notes."""
    for item, about in notes().items():
        found = [linked(chapter, name) for chapter, name, content in exercises() if item in content.get("covers", ())]
        yield f"| {item} | {about['about']} | {', '.join(found) or 'none yet'} | {', '.join(about['quizzes'])} |"


def notes() -> dict[str, dict[str, Any]]:
    """The items of the notes."""
    found: dict[str, dict[str, Any]] = read(HERE / "notes.toml")["items"]
    return found


def quizzes(written: list[str]) -> Iterator[str]:
    """The ids of quizzes written like q01 or q01..q08."""
    for text in written:
        first, last = (int(number) for number in re.findall(r"\d+", text) * (1 if ".." in text else 2))
        yield from (f"q{number:02}" for number in range(first, last + 1))


if __name__ == "__main__":
    print(page(), end="")
