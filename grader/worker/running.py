"""Runs the text of a file as far as it goes: past imports of what is absent, and past what waits for input."""

from __future__ import annotations
import __future__

import ast
import traceback
from collections.abc import Iterator
from types import CodeType
from typing import Any

from grader.worker import console
from grader.worker.failures import import_mishap, message_of, place_of, type_name
from grader.worker.stand_ins import Forgiven, StandIn, bind, lacks_a_module

MISHAPS = 50  # statements of a file that are passed over
_FEATURES = sum(getattr(__future__, name).compiler_flag for name in __future__.all_feature_names)


def executed(code: CodeType, source: str, filename: str, names: dict[str, Any]) -> Iterator[BaseException]:
    """Run a text; gives what it waited for on its way, and last what ended it before its end."""
    start = 0
    body: list[ast.stmt] = []
    for _ in range(MISHAPS):
        try:
            exec(code, names)
            return
        except BaseException as error:  # SystemExit, KeyboardInterrupt and RecursionError too
            body = body or ast.parse(source).body
            at = failing(error, filename, body, start)
            if at is None or not passed_over(error, body[at], names):
                yield error
                return
            if isinstance(error, console.Waits):
                yield error
                error = EOFError(f"it is not there: line {body[at].lineno}, which sets it, waits for input")
            bind(names, tuple(bound(body[at])), error)
            start = at + 1
        rest = ast.Module(body[start:], [])
        code = compile(rest, filename, "exec", flags=code.co_flags & _FEATURES, dont_inherit=True)


def executed_whole(source: str, filename: str, names: dict[str, Any]) -> None:
    """Run a file beside the submission; what ends it is raised."""
    names["__forgiven__"] = Forgiven
    for error in executed(compile(source, filename, "exec", dont_inherit=True), source, filename, names):
        raise error


def failing(error: BaseException, filename: str, body: list[ast.stmt], start: int) -> int | None:
    """Which statement at the top of a file has raised."""
    for frame, line in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename == filename and frame.f_code.co_name == "<module>":
            for at in range(start, len(body)):
                if line <= (body[at].end_lineno or 0):
                    return at
    return None


def passed_over(error: BaseException, statement: ast.stmt, names: dict[str, Any]) -> bool:
    """Whether a file goes on after a statement: an import of what is absent, what needs such, what waits for input."""
    if isinstance(error, console.Waits):
        return True
    if not isinstance(error, Exception):
        return False
    imports = any(isinstance(node, ast.Import | ast.ImportFrom) for node in at_the_top(statement))
    if imports and isinstance(error, ImportError):
        return True
    if isinstance(error, NameError) and lacks_a_module(error):
        return True
    return any(isinstance(n, ast.Name) and isinstance(names.get(n.id), StandIn) for n in ast.walk(statement))


def bound(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement binds at the top of a file; "*" for all that a module has."""
    for node in at_the_top(statement):
        match node:
            case ast.Import(names=aliases):
                yield from (alias.asname or alias.name.partition(".")[0] for alias in aliases)
            case ast.ImportFrom(names=aliases):
                yield from (alias.asname or alias.name for alias in aliases)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()):
                yield name


def at_the_top(statement: ast.stmt) -> Iterator[ast.AST]:
    """The nodes of a statement that run with it, those within its functions and classes left out."""
    todo: list[ast.AST] = [statement]
    while todo:
        node = todo.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            todo.extend(ast.iter_child_nodes(node))


def mishap(error: BaseException, filename: str) -> list[Any]:
    """[kind, message, line, code] of what happened while a file was loaded."""
    line, text = place_of(error, filename)
    if isinstance(error, console.Waits):
        return ["waits", "this waits for input", line, text]
    if isinstance(error, ImportError):
        return ["absent", *import_mishap(error, filename)[1:]]
    if isinstance(error, SystemExit):
        return ["exit", "this ends the program (exit)", line, text]
    said = message_of(error)
    return ["raised", f"{type_name(error)}: {said}" if said else type_name(error), line, text]
