"""Notebooks to Python text: what the cells define, each statement on a line of its own cell, nothing run.

Students' notebooks break the schema (missing ids, old versions, junk in outputs), so this reads plain JSON and repairs
what it must. What is kept of the statements says `slicing`. As in a notebook, one that fails stops nothing: but for
functions and values that cannot fail, each stands in a `with` that forgives it (`stand_ins`).
"""

from __future__ import annotations
import __future__

import ast
import builtins
import json
import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from grader.errors import Unreadable
from grader.submissions.notebook.magics import file_of, parsed, plain
from grader.submissions.notebook.magics import written as written_files
from grader.submissions.notebook.slicing import chosen
from grader.submissions.notebook.statement import Statement, statements_of
from grader.submissions.source import MOST_CODE, shown

PLACE = re.compile(r"\bline (\d{1,6})(?=:|$)")
ANYWHERE = re.compile(r"\bline (\d{1,6})\b")
MARK = re.compile(r"^# cell (\d+)(?:, line (\d+))?$", re.MULTILINE)  # the next line is line 1, or that, of the cell
MOST_STATEMENTS = 10_000  # at the top of the cells; a long assignment has 500
MOST_VALUES = 3_000_000  # in the JSON: a notebook with interactive plots has 100,000
SHOWS = frozenset({"IPython", "google", "ipywidgets", "tqdm"})  # what is there in a notebook, or only shows progress
UNSEEN = ("markdown", "raw")  # kinds of cells that hold no code
DEFINED = re.compile(r"^[ \t>]*def\s+(\w+)\s*\(", re.MULTILINE)
SAFE = (ast.Constant, ast.Tuple, ast.List, ast.Lambda, ast.expr_context)
EXPORTED = re.compile(r"^# ?In ?\[[ \d*]*\]:?\s*$", re.MULTILINE)  # what nbconvert writes above a cell
FORGIVEN = "__forgiven__"  # put there by the worker


@dataclass(frozen=True)
class Converted:
    """The Python text of a notebook, the files that its cells write, and functions that stand in no code cell."""

    source: str
    files: Mapping[str, str] = field(default_factory=dict)
    unseen: Mapping[str, str] = field(default_factory=dict)  # name: where it stands


def code_of(text: str) -> str:
    """The Python text of a notebook's definitions."""
    return converted(text).source


def converted(text: str) -> Converted:
    """A notebook's definitions, each cell under a comment with its number.

    Raises:
        Unreadable: no JSON, no notebook, another language, too much code, or a defining cell that does not parse.
    """
    notebook = loaded(text)
    language = language_of(notebook)
    if language and not language.startswith("python"):
        raise Unreadable(f"is a notebook in {shown(language[:30])}, not in Python")
    return of_cells(list(all_cells(notebook)))


def exported(text: str) -> bool:
    """Whether a text is a notebook that was written out as a .py file."""
    return len(EXPORTED.findall(text)) > 1


def of_cells(every: list[tuple[int, str, str]]) -> Converted:
    """The definitions in cells of number, kind and text; raises Unreadable. Number 0 is a whole file."""
    cells = [(number, plain(text)) for number, kind, text in every if kind == "code"]
    unseen = {name: f"cell {number}, which is {kind}" for number, kind, text in every if kind in UNSEEN
              for name in DEFINED.findall(text)}  # fmt: skip
    unseen = {name: where.replace("markdown", "Markdown") for name, where in unseen.items()}
    if not cells:
        raise Unreadable("is a notebook without code" + standing(unseen))
    if (size := sum(len(cell) for _, cell in cells)) > MOST_CODE:
        raise Unreadable(f"has {size // 1024} kB of code; at most {MOST_CODE // 1024} kB are read")
    files = written_files(cells)
    each = (s for number, cell in cells for s in statements_of(number, *parsed(number, cell)))
    if len(statements := list(islice(each, MOST_STATEMENTS + 1))) > MOST_STATEMENTS:
        raise Unreadable(f"has more than {MOST_STATEMENTS} statements")
    wanted = {module for s in statements for module in modules_of(s.node)}
    imported = {path for path in files if path.removesuffix(".py").replace("/", ".") in wanted}
    elsewhere = {number for number, cell in cells if file_of(cell) in imported}
    return Converted(assembled(cells, [s for s in statements if s.cell not in elsewhere], unseen), files, unseen)


def assembled(cells: list[tuple[int, str]], statements: list[Statement], unseen: Mapping[str, str]) -> str:
    """The text of what is kept of the statements."""
    keeps = chosen(statements)
    kept = [s for s, keep in zip(statements, keeps, strict=True) if keep]
    if not kept:
        raise Unreadable("is a notebook that defines nothing" + standing(unseen))
    missed = missing(kept)
    dropped = (s for s, keep in zip(statements, keeps, strict=True) if not keep and s.binds & missed)
    told = [left_out(statement, missed) for statement in dropped]
    return written([number for number, _ in cells], sorted(kept + told, key=lambda s: (s.cell, s.line)))


def standing(unseen: Mapping[str, str]) -> str:
    """Which function stands in no code cell; empty when none does."""
    return "".join(f"; {name} stands in {where}" for name, where in list(unseen.items())[:1])


def missing(kept: list[Statement]) -> set[str]:
    """The names that are read and that nothing kept binds."""
    binds = {name for s in kept for name in s.binds}
    reads = {name for s in kept for name in s.reads}
    return {name for name in reads - binds if not hasattr(builtins, name)} - {"__name__"}


def left_out(statement: Statement, missed: set[str]) -> Statement:
    """What stands in place of a statement that is not run, though it binds what is read."""
    place = f"cell {statement.cell}, line {statement.line}" if statement.cell else f"line {statement.line}"
    names = ", ".join(map(repr, sorted(statement.binds & missed)))
    return replace(statement, node=ast.Pass(), reads=frozenset(), text=f"{FORGIVEN}.left_out('{place}', {names})")


def written(cells: list[int], kept: list[Statement]) -> str:
    """The statements under the marks of their cells, and before them what has to stand first."""
    futures = sorted({name for s in kept for name in futures_of(s.node)})
    bodies: dict[int, list[str]] = {cell: [] for cell in cells}
    at = dict.fromkeys(cells, 1)  # the line of the cell that the next line of its body is
    for statement in kept:
        if futures_of(statement.node):
            continue
        body, line = bodies[statement.cell], statement.line
        body += [""] * (line - at[statement.cell])
        head = header(statement)
        if head or at[statement.cell] > line:
            body += [*([head] if head else []), f"# cell {statement.cell}, line {line}"]
        lines = (indented(statement) if head and not statement.nested else statement.text).split("\n")
        body += lines
        at[statement.cell] = line + len(lines)
    first = f"from __future__ import {', '.join(futures)}\n" if futures else ""
    text = "".join(f"# cell {number}\n" + "".join(f"{line}\n" for line in body) for number, body in bodies.items())
    return first + text


def header(statement: Statement) -> str:
    """The line over a statement: it forgives what may fail, or holds what is indented; empty when there is none."""
    node = statement.node
    if may_fail(node):
        names = sorted(statement.binds) + ["*"] * ("*" in names_imported(node))
        modules = {m.partition(".")[0] for m in modules_of(node)}
        kind = ["stand_in='Display'"] if modules and modules <= SHOWS else []
        return f"with {FORGIVEN}({', '.join([*map(repr, names), *kind])}):"
    return "if 1:" if statement.nested else ""


def may_fail(node: ast.stmt) -> bool:
    """Whether a kept statement can raise when it is run."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            asked = [node.returns, *(n.annotation for n in ast.walk(node.args) if isinstance(n, ast.arg))]
            return any([*node.decorator_list, *node.args.defaults, *node.args.kw_defaults, *asked])
        case ast.ClassDef(body=body):
            bare = all((isinstance(s, ast.FunctionDef) and not may_fail(s)) or is_text(s) for s in body)
            return bool(node.decorator_list or node.bases or node.keywords or not bare)
        case ast.Pass():
            return False
        case ast.Import() | ast.ImportFrom():
            return any(m.partition(".")[0] not in {"numpy", *sys.stdlib_module_names} for m in modules_of(node))
        case ast.Assign(targets=[ast.Name()], value=value):
            return not all(isinstance(part, SAFE) for part in shallow(value))
        case _:
            return True


def is_text(node: ast.stmt) -> bool:
    """Whether a statement is `pass`, a docstring or the like."""
    return isinstance(node, ast.Pass) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))


def shallow(value: ast.expr) -> Iterator[ast.AST]:
    """The nodes of an expression, without the bodies of its lambdas."""
    todo: list[ast.AST] = [value]
    while todo:
        node = todo.pop()
        yield node
        todo.extend(node.args.defaults if isinstance(node, ast.Lambda) else ast.iter_child_nodes(node))


def modules_of(node: ast.stmt) -> list[str]:
    """The modules that an import names; of a relative one a name that nothing has."""
    if isinstance(node, ast.ImportFrom):
        return [node.module or "?" if not node.level else "?"]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []


def names_imported(node: ast.stmt) -> list[str]:
    """The names after `from x import`."""
    return [alias.name for alias in node.names] if isinstance(node, ast.ImportFrom) else []


def futures_of(node: ast.stmt) -> list[str]:
    """The features that a statement imports from `__future__`, which has to stand first in a file."""
    ours = isinstance(node, ast.ImportFrom) and node.module == "__future__" and not node.level
    return [n for n in names_imported(node) if ours and n in __future__.all_feature_names and "FLUFL" not in n]


def indented(statement: Statement) -> str:
    """The lines of a statement one column to the right, those within its strings left as they are."""
    lines = statement.text.split("\n")
    fixed = set()
    above = statement.line - 1
    for node in ast.walk(statement.node):
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)):
            fixed |= set(range(node.lineno - above, (node.end_lineno or node.lineno) - above))
    return "\n".join(line if k in fixed else f" {unfed(line)}" for k, line in enumerate(lines))


def unfed(line: str) -> str:
    """A line without form feeds in its indentation, where they set the column back to 0."""
    bare = line.lstrip()
    return line[: len(line) - len(bare)].replace("\f", "") + bare


def by_cells(text: str, source: str, anywhere: bool = False) -> str:
    """A text about a notebook's source with `line 65:` told as `cell 3, line 12:`; `anywhere`: without a colon too."""
    pattern = ANYWHERE if anywhere else PLACE
    if not pattern.search(text):
        return text
    starts: list[int] = []  # the line after a mark
    marks: list[tuple[str, int]] = []
    for number, line in enumerate(source.split("\n"), start=2):
        if found := MARK.match(line):
            starts.append(number)
            marks.append((found[1], int(found[2] or 1)))

    def place(found: re.Match[str]) -> str:
        at = bisect_right(starts, int(found[1])) - 1
        if at < 0 or int(found[1]) > source.count("\n") + 1:
            return found[0]
        line = f"line {marks[at][1] + int(found[1]) - starts[at]}"
        return f"cell {marks[at][0]}, {line}" if marks[at][0] != "0" else line

    return pattern.sub(place, text)


def loaded(text: str) -> dict[str, Any]:
    """The JSON object in a text."""
    if sum(map(text.count, ",[{")) > MOST_VALUES:
        raise Unreadable("is a notebook with too many values in its outputs; clear them")
    try:
        notebook = json.loads(text)
    except RecursionError as error:
        raise Unreadable("is no notebook: its JSON is nested too deeply") from error
    except ValueError as error:
        raise Unreadable(f"is no notebook: not JSON ({str(error)[:60]})") from error
    if not isinstance(notebook, dict):
        raise Unreadable("is no notebook: its JSON is not an object")
    return notebook


def language_of(notebook: dict[str, Any]) -> str:
    """The language that the notebook states, in lower case; empty when it states none."""
    metadata = notebook.get("metadata")
    metadata = metadata if isinstance(metadata, dict) else {}
    for holder, key in (("language_info", "name"), ("kernelspec", "language")):
        inner = metadata.get(holder)
        if isinstance(inner, dict) and isinstance(inner.get(key), str):
            return str(inner[key]).lower()
    return ""


def all_cells(notebook: dict[str, Any]) -> Iterator[tuple[int, str, str]]:
    """Number, kind and text of every cell, counting all of them from 1 (nbformat 3 and 4)."""
    cells = notebook.get("cells")
    if not isinstance(cells, list):
        sheets = notebook.get("worksheets")
        sheets = (
            [s["cells"] for s in sheets if isinstance(s, dict) and isinstance(s.get("cells"), list)]
            if isinstance(sheets, list)
            else []
        )
        if not sheets:
            raise Unreadable("is no notebook: it has no cells")
        cells = [cell for sheet in sheets for cell in sheet]
    for number, cell in enumerate(cells, start=1):
        if isinstance(cell, dict) and isinstance(cell.get("cell_type"), str):
            yield number, cell["cell_type"], joined(cell.get("source", cell.get("input", "")))


def joined(source: Any) -> str:
    """A cell's text: a string, or a list of strings to join."""
    pieces = source if isinstance(source, list) else [source]
    text = "".join(piece for piece in pieces if isinstance(piece, str))
    return text.replace("\r\n", "\n").replace("\r", "\n")
