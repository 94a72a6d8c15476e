"""What the text of a solution tells without being run: its public functions, their parameters and results."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

from grader.errors import BadExercise


@dataclass(frozen=True)
class Written:
    """One function as it is written."""

    name: str
    line: int
    parameters: tuple[str, ...]  # those that have to be given
    optional: tuple[str, ...]
    returns: tuple[str, ...]  # the names of what it returns; `result` where there is none
    head: str  # `(x, eps=1e-5)`
    text: str  # its docstring


def functions(path: Path) -> dict[str, Written]:
    """The public functions at the top level of a file; raises BadExercise for what cannot be parsed."""
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BadExercise(f"{path} is missing: an exercise is exercise.toml, task.md and solution.py") from error
    except OSError as error:
        raise BadExercise(f"{path}: {error.strerror or error}") from error
    except SyntaxError as error:
        raise BadExercise(f"{path}, line {error.lineno}: syntax error: {error.msg}") from error
    except ValueError as error:
        raise BadExercise(f"{path}: {error}") from error
    found = [node for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]
    return {node.name: written(node) for node in found}


def written(node: ast.FunctionDef) -> Written:
    """One function."""
    names = [arg.arg for arg in (*node.args.posonlyargs, *node.args.args)]
    needed = len(names) - len(node.args.defaults)
    return Written(
        node.name,
        node.lineno,
        tuple(names[:needed]),
        tuple(names[needed:]),
        results(node),
        f"({ast.unparse(node.args)})",
        ast.get_docstring(node) or "",
    )


def results(node: ast.FunctionDef) -> tuple[str, ...]:
    """The names of the results, by the last `return` of the function itself; every `return` has as many."""
    found = [statement.value or ast.Constant(None) for statement in own_returns(node.body)]
    parts = [tuple(value.elts) if isinstance(value, ast.Tuple) else (value,) for value in found]
    if not parts or len({len(part) for part in parts}) > 1:
        return ("result",)
    last = parts[-1]
    alone = len(last) == 1
    names = [p.id if isinstance(p, ast.Name) else "result" if alone else f"result{k}" for k, p in enumerate(last, 1)]
    names = [name if names.count(name) == 1 else f"result{k}" for k, name in enumerate(names, 1)]
    cache = len(names) > 1 and isinstance(last[-1], ast.Constant) and last[-1].value is None
    return (*names[:-1], "cache") if cache else tuple(names)


def own_returns(body: list[ast.stmt]) -> list[ast.Return]:
    """The `return` statements of a function, those of functions within it left out."""
    found: list[ast.Return] = []
    for statement in body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
            continue
        if isinstance(statement, ast.Return):
            found.append(statement)
        for field in ("body", "orelse", "finalbody"):
            found += own_returns(getattr(statement, field, []))
        for part in (*getattr(statement, "handlers", []), *getattr(statement, "cases", [])):
            found += own_returns(part.body)
    return found
