"""The page docs/mistakes.md, made of seen.toml and of the mutants.

`python -m exercises.recurrent.mistakes.page > docs/mistakes.md` writes it.
"""

from __future__ import annotations

import re
import runpy
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.checks import Mutant, collected

HERE = Path(__file__).parent
EXERCISES_FOLDER = HERE.parents[1]
HEAD = """# Mistakes that are looked for

Each of these is a *mutant*: our own code with one named part replaced. A submission that answers exactly as a mutant
does, on every random input, is told its advice; two at a time are tried, too. The advice says what the answers match,
never what the code is. What follows from a slip in one line of a solution is derived from that line, asked after these,
and not listed here.

This page is made from the code: `python -m exercises.recurrent.mistakes.page > docs/mistakes.md`. A test compares.
"""
PLACEHOLDERS = (
    (re.compile(r"accumulated(_dW|_dR|_db)+$"), "accumulated_{parameters}"),
    (re.compile(r"_[ifgo]{4}$"), "_{order}"),
    (re.compile(r"_[ifgo]{1,3}_from_[ifgo]$"), "_{gates}_from_{gate}"),
    (re.compile(r"_from_[ifgo]$"), "_from_{gate}"),
    (re.compile(r"_of_[ifgo]_for_all$"), "_of_{gate}_for_all"),
    (re.compile(r"^only_[ifgo]_in"), "only_{gate}_in"),
    (re.compile(r"^[ifgo]_missing"), "{gate}_missing"),
    (re.compile(r"^(input|forget|output)_gate_(?=tanh|linear|softmax|relu|sign|hard|sigmoid)"), "{gate}_gate_"),
    (re.compile(r"_\d+(?:\.\d+)?(_steps)?$"), r"_{k}\1"),
    (re.compile(r"_[ifgo]$"), "_{gate}"),
)  # fmt: skip


def page() -> str:
    """The whole page, Markdown."""
    lines = [HEAD, "## Seen in public code\n", *seen()]
    for content, folder in in_order(EXERCISES_FOLDER.glob("*/chapter.toml")):
        lines += [f"\n## {content['title']}", *chapter(folder)]
    return "\n".join(lines) + "\n"


def in_order(paths: Iterable[Path]) -> list[tuple[dict[str, Any], Path]]:
    """What chapter.toml or exercise.toml files say, in the order that they say, each with its folder."""
    found = [(tomllib.loads(path.read_text(encoding="utf-8")), path.parent) for path in paths]
    return sorted(found, key=lambda one: (one[0]["order"], one[1].name))


def seen() -> Iterator[str]:
    """The mistakes of seen.toml, one row each."""
    yield "| mistake | wrong | right | mutants |\n|---|---|---|---|"
    content = tomllib.loads((HERE / "seen.toml").read_text(encoding="utf-8"))
    for name, entry in content.items():
        found = ", ".join(f"`{id}`" for id in entry.get("mutants", ())) or f"none: {entry['reason']}"
        yield f"| {name} | `{entry['wrong']}` | `{entry['right']}` | {found} |"


def chapter(folder: Path) -> Iterator[str]:
    """The mutants of one chapter, each where it first occurs, those of a family in one row."""
    shown: set[str] = set()
    parts = [({"title": "In every exercise"}, folder)] if (folder / "mutants.py").is_file() else []
    parts += [one for one in in_order(folder.glob("*/exercise.toml")) if not parts or (one[1] / "mutants.py").is_file()]
    for content, exercise in parts:
        rows: dict[str, list[Mutant]] = {}
        for mutant in mutants(exercise / "mutants.py"):
            if mutant.id not in shown:
                rows.setdefault(pattern(mutant), []).append(mutant)
                shown.add(mutant.id)
        yield f"\n### {content['title']}\n"
        yield "| id | advice |\n|---|---|" if rows else "None is written: they are derived from the solution."
        for label, members in rows.items():
            many = f" ({len(members)})" if len(members) > 1 else ""
            yield f"| `{label if many else members[0].id}`{many} | {plain(members[0].advice)} |"


def mutants(path: Path) -> tuple[Mutant, ...]:
    """The mutants of one exercise that are written."""
    made = ModuleType("mutants")
    vars(made).update(runpy.run_path(str(path)) if path.is_file() else {})
    return tuple(getattr(made, "MUTANTS", ())) or collected(made, Mutant)


def pattern(mutant: Mutant) -> str:
    """The id with gates, orders, parameters and numbers left open."""
    for regex, placeholder in PLACEHOLDERS:
        if regex.search(mutant.id):
            return regex.sub(placeholder, mutant.id)
    return mutant.id


def plain(advice: str) -> str:
    """The advice as it stands in a table cell."""
    return re.sub(r"\{blocks:(\w+)\}", lambda match: " ".join(match.group(1)), advice).replace("|", "\\|")


if __name__ == "__main__":
    print(page(), end="")
