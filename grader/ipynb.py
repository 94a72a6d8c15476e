"""Notebooks to Python text: the definitions of all code cells, each on a line of its own cell, nothing run.

Students' notebooks break the schema (missing ids, old versions, junk in outputs), so this reads plain JSON
and repairs what it must. A notebook also does things: it loads data, trains, plots. Only what defines is kept,
in the order of the cells: imports, functions, classes, and assignments that call at most a library's functions.
"""

from __future__ import annotations

import ast
import builtins
import json
import re
from collections.abc import Iterator
from typing import Any

from grader.source import Unreadable, parse, wording

HEAD = "# cell "  # stands over the lines of each cell
MAGIC = re.compile(r"^(\s*)([%!?]|\w[\w.]*\?{1,2}\s*$|\w[\w, ]*=\s*[!%])")
RUNS_ITS_CELL = ("%%time", "%%capture", "%%prun")  # cell magics whose cell still defines names
READS_FILES = frozenset({"load", "loadtxt", "genfromtxt", "fromfile", "memmap", "open", "read_csv", "imread"})
LIBRARIES = frozenset({"np", "numpy", "math", "scipy", "special", "functools", "collections", "torch", "nn"})
MAKERS = frozenset({"float", "int", "tuple", "list", "dict", "set", "range", "len", "namedtuple", "partial"})
DEFINES = re.compile(r"^\s*(async\s+def|def|class)\s", re.MULTILINE)


def code_of(text: str) -> str:
    """The Python text of a notebook's definitions, each cell under a comment with its number.

    Raises:
        Unreadable: no JSON, no notebook, another language, or a defining cell that does not parse.
    """
    notebook = loaded(text)
    language = language_of(notebook)
    if language and not language.startswith("python"):
        raise Unreadable(f"is a notebook in {language[:30]}, not in Python")
    known: set[str] = set()
    parts = [f"{HEAD}{number}\n{definitions(number, cell, known)}\n" for number, cell in code_cells(notebook)]
    if not parts:
        raise Unreadable("is a notebook without code")
    return "".join(parts)


def by_cells(text: str, source: str) -> str:
    """A text about a notebook's source with `line 65:` told as `cell 3, line 12:`."""
    lines = source.split("\n")

    def place(found: re.Match[str]) -> str:
        for number in range(min(int(found[1]), len(lines)), 0, -1):
            if lines[number - 1].startswith(HEAD):
                return f"{lines[number - 1].removeprefix('# ')}, line {int(found[1]) - number}:"
        return found[0]

    return re.sub(r"\bline (\d{1,6}):", place, text)


def loaded(text: str) -> dict[str, Any]:
    """The JSON object in a text."""
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


def code_cells(notebook: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """The text of every code cell with its number, counting all cells from 1 (nbformat 3 and 4)."""
    cells = notebook.get("cells")
    if not isinstance(cells, list):
        sheets = notebook.get("worksheets")
        sheets = sheets if isinstance(sheets, list) else []
        cells = [c for s in sheets if isinstance(s, dict) for c in s.get("cells") or ()]
        if not sheets:
            raise Unreadable("is no notebook: it has no cells")
    for number, cell in enumerate(cells, start=1):
        if isinstance(cell, dict) and cell.get("cell_type") == "code":
            yield number, joined(cell.get("source", cell.get("input", "")))


def joined(source: Any) -> str:
    """A cell's text: a string, or a list of strings to join."""
    pieces = source if isinstance(source, list) else [source]
    text = "".join(piece for piece in pieces if isinstance(piece, str))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def definitions(number: int, cell: str, known: set[str]) -> str:
    """The defining statements of a cell; every other line is left blank, so that line numbers stay.

    `known` holds the names that earlier cells define; this cell's are added.
    """
    tree, cell = parsed(number, cell.replace("\0", ""))
    lines = cell.split("\n")
    kept = [""] * len(lines)
    for statement in tree.body:
        if isinstance(statement, ast.Pass) or not defines(statement, known):
            continue
        known |= bound(statement)
        first = min([statement.lineno, *(d.lineno for d in getattr(statement, "decorator_list", ()))])
        last = statement.end_lineno or statement.lineno
        kept[first - 1 : last] = own_lines(lines, statement, first, last, kept[first - 1])
    return "\n".join(kept)


def own_lines(lines: list[str], statement: ast.stmt, first: int, last: int, there: str) -> list[str]:
    """The lines of one statement; one that shares its line (a; b) is written anew behind what is there."""
    before = lines[first - 1].encode()[: statement.col_offset] if first == statement.lineno else b""
    after = lines[last - 1].encode()[statement.end_col_offset or 0 :].lstrip()
    if not before.strip() and not after.startswith(b";"):
        return lines[first - 1 : last]
    alone = ast.unparse(statement)
    if "\n" in alone:  # a compound statement cannot share a line, so it comes last on its own
        return [there, *alone.split("\n")]
    return [f"{there}; {alone}" if there else alone] + [""] * (last - first)


def parsed(number: int, cell: str) -> tuple[ast.Module, str]:
    """The tree of a cell and the text that it is the tree of: as it stands, or without its magics."""
    try:
        return parse(cell), cell
    except SyntaxError:
        pass
    cell = without_magics(cell)
    try:
        return parse(cell), cell
    except SyntaxError as error:
        if DEFINES.search(cell):
            raise Unreadable(wording(error, cell, f"cell {number}, line")) from error
        return ast.Module([], []), cell  # a cell that defines nothing may be as broken as it likes


def without_magics(cell: str) -> str:
    """A cell with `%magic`, `!command` and `?help` lines replaced by `pass`; a `%%magic` cell is dropped."""
    lines = cell.split("\n")
    head = next((line.strip() for line in lines if line.strip()), "")
    if head.startswith("%%") and not head.startswith(RUNS_ITS_CELL):
        return ""
    return "\n".join(MAGIC.sub(r"\1pass  # \2", line) if MAGIC.match(line) else line for line in lines)


def defines(statement: ast.stmt, known: set[str]) -> bool:
    """Whether a statement at the top of a cell defines, rather than does, something."""
    match statement:
        case ast.Import() | ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef() | ast.Pass():
            return True
        case ast.ImportFrom(module=module):
            return module != "google.colab"
        case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
            return harmless(value, known)
        case ast.Try(body=body, handlers=handlers):
            return all(defines(s, known) for s in [*body, *(s for h in handlers for s in h.body)])
        case _:
            return False


def bound(statement: ast.stmt) -> set[str]:
    """The names that a defining statement binds at the top."""
    match statement:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return {name}
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            return {(alias.asname or alias.name).split(".")[0] for alias in names}
        case ast.Try(body=body):
            return set().union(*map(bound, body))
        case _:
            nodes = ast.walk(statement)
            return {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}


def harmless(value: ast.expr, known: set[str]) -> bool:
    """Whether a value uses only names that are known, and calls nothing but libraries' functions."""
    todo: list[ast.AST] = [value]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Lambda):
            continue
        if isinstance(node, ast.Await | ast.Yield | ast.NamedExpr | ast.comprehension):
            return False
        if isinstance(node, ast.Call) and not of_a_library(node.func):
            return False
        if isinstance(node, ast.Name) and node.id not in known and not hasattr(builtins, node.id):
            return False
        todo.extend(ast.iter_child_nodes(node))
    return True


def of_a_library(function: ast.expr) -> bool:
    """`np.sqrt`, `np.random.default_rng`, `float`: a dotted name that makes a value and reads no file."""
    names: list[str] = []
    while isinstance(function, ast.Attribute):
        names.append(function.attr)
        function = function.value
    if not isinstance(function, ast.Name) or READS_FILES & {*names, function.id}:
        return False
    return function.id in (LIBRARIES if names else MAKERS)
