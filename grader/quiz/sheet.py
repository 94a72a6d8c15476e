"""Answers in a file: `answers.toml`, or `answers = {...}` in Python or in a notebook. Nothing of it is run."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.errors import Unreadable
from grader.submissions.contents import contents
from grader.submissions.notebook.convert import all_cells, loaded
from grader.submissions.source import decode, parse

NAME = "answers.toml"
MOST_BYTES = 256 * 1024
ASSIGNED = re.compile(r"^answers\s*(?::[^=\n]+)?=\s*(?:\{|dict\()", re.MULTILINE)
FUNCTION = re.compile(r"^(?:async )?def (q\w+)\s*\(", re.MULTILINE)
SETTINGS = ("quiz", "seed")
MOST_BITS = 1024  # of a whole number that float64 has
TOO_LARGE = "1e999"  # what is read of one that it has not


@dataclass(frozen=True)
class Sheet:
    """Typed answers by item, the set that they belong to ("" where it is not said), and a seed of one's own."""

    answers: Mapping[str, str] = field(default_factory=dict)
    quiz: str = ""
    seed: int | None = None


def is_sheet(name: str) -> bool:
    """Whether a file of this name holds nothing but answers."""
    return name.lower() == NAME or name.lower().endswith("." + NAME)


def sheet_of(path: Path) -> Sheet | None:
    """The typed answers in a file, or in the one `answers.toml` of a folder; None where there are none.

    Raises:
        Unreadable: the file claims to hold answers and cannot be read; the text says why.
    """
    if path.is_dir():
        found = sorted(p for p in (*path.glob("*.toml"), *path.glob("*/*.toml")) if is_sheet(p.name) and p.is_file())
        return of_toml(found[0]) if len(found) == 1 else None
    if path.suffix.lower() == ".toml":
        return of_toml(path)
    if path.suffix.lower() == ".py":
        return of_python(decode(contents(path)))
    if path.suffix.lower() == ".ipynb":
        return of_notebook(decode(contents(path)))
    return None


def of_toml(path: Path) -> Sheet:
    """Answers in a table `[answers]`, and before it `quiz` and `seed`; raises Unreadable."""
    content = contents(path)
    if len(content) > MOST_BYTES:
        raise Unreadable(f"is too large: at most {MOST_BYTES // 1024} kB of answers are read")
    try:
        table = tomllib.loads(decode(content))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Unreadable(f"is no TOML: {error}") from error
    except ValueError as error:  # Python's limit for the digits of whole numbers
        raise Unreadable("cannot be read: a number in it has thousands of digits") from error
    answers = table.get("answers")
    strange = [key for key in table if key not in (*SETTINGS, "answers")]
    if not isinstance(answers, dict) or strange:
        said = f"{strange[0]!r} is not known" if strange else "there is no table [answers]"
        raise Unreadable(f"{said}: answers stand below [answers], as in q01 = '0, 1, 0'")
    seed, quiz = table.get("seed"), table.get("quiz", "")
    if not (seed is None or (type(seed) is int and 0 <= seed < 2**63)) or not isinstance(quiz, str):
        raise Unreadable("seed should be a whole number, quiz a text")
    return Sheet({str(key): spoken(value) for key, value in answers.items()}, quiz, seed)


def spoken(value: Any) -> str:
    """A value of TOML as it would be typed."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(spoken(part) for part in value)
    if huge(value):
        return TOO_LARGE
    try:
        return str(value)
    except ValueError:  # such a number inside
        return TOO_LARGE


def huge(value: Any) -> bool:
    """Whether a whole number is larger than any of float64: Python may refuse to write it."""
    return isinstance(value, int) and value.bit_length() > MOST_BITS


def of_python(source: str) -> Sheet | None:
    """The literal `answers = {...}` at the top of a source; None where there is none."""
    if not ASSIGNED.search(source):
        return None
    try:
        body = parse(source).body
    except (SyntaxError, Unreadable):
        return None  # the reader of submissions says what is wrong with it
    named = dict(assigned(body))
    pairs = entries(named.get("answers"))
    if pairs is None:
        return None
    found = {key: written(value) for key, value in pairs}
    quiz, seed = (named[name].value if isinstance(named.get(name), ast.Constant) else None for name in SETTINGS)  # type: ignore[attr-defined]
    return Sheet(
        found, quiz if isinstance(quiz, str) else "", seed if type(seed) is int and 0 <= seed < 2**63 else None
    )


def entries(node: ast.expr | None) -> list[tuple[str, ast.expr]] | None:
    """The names and values of a literal `{"q01": ...}` or `dict(q01=...)`; None where it is neither."""
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        constants = [(key.value, value) for key, value in pairs if isinstance(key, ast.Constant)]
        return [(str(key), value) for key, value in constants if not huge(key)]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "dict" and not node.args:
        return [(word.arg, word.value) for word in node.keywords if word.arg is not None]
    return None


def assigned(body: list[ast.stmt]) -> Iterator[tuple[str, ast.expr]]:
    """The names that are bound to an expression at the top, in order."""
    for statement in body:
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            if isinstance(statement.targets[0], ast.Name):
                yield statement.targets[0].id, statement.value
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name) and statement.value:
            yield statement.target.id, statement.value


def written(value: ast.expr) -> str:
    """An answer as it would be typed: the text of a string, else the expression itself."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return value.value
    if isinstance(value, ast.Set | ast.List | ast.Tuple) and all(is_text(part) for part in value.elts):
        return ", ".join(str(part.value) for part in value.elts if isinstance(part, ast.Constant))
    try:
        return ast.unparse(value)
    except (ValueError, RecursionError):  # a number of thousands of digits; brackets without end
        return TOO_LARGE


def is_text(node: ast.expr) -> bool:
    """Whether an expression is a literal text."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def of_notebook(text: str) -> Sheet | None:
    """The answers in the cells of a notebook, the last cell that has some; None where there are none."""
    if "answers" not in text:
        return None
    try:
        cells = [source for _, kind, source in all_cells(loaded(text)) if kind == "code"]
    except Unreadable:
        return None
    found = [sheet for sheet in map(of_python, cells) if sheet is not None]
    return found[-1] if found else None


def functions_in(source: str) -> tuple[str, ...]:
    """The functions at the top of a source that are named as items are."""
    return tuple(dict.fromkeys(FUNCTION.findall(source)))
