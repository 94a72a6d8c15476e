"""Runs the text of a submission as a module and lists what it defines.

What Python has defined by the place where a file ends stays defined: a failing assertion of the course or `exit()`
takes away what stands below it, an import of what is absent only what it binds.
"""

from __future__ import annotations
import __future__

import ast
import inspect
import linecache
import sys
import traceback
from collections.abc import Iterator, Mapping
from types import CodeType, ModuleType
from typing import Any

from grader.worker import beside, console
from grader.worker.failures import import_mishap, message_of, place_of, syntax_mishap, type_name
from grader.worker.stand_ins import Forgiven, StandIn, bind, failures

MODULE = "submission"
FUNCTIONS = 2000
NAME = 200  # characters of a function's name
MISHAPS = 50  # statements of a file that are passed over
_FEATURES = sum(getattr(__future__, name).compiler_flag for name in __future__.all_feature_names)


class Failed(Exception):
    """The submission could not be loaded: kind, message, line, code."""


def run(source: str, filename: str, files: Mapping[str, str] | None = None, home: str = "") -> ModuleType:
    """The module that the text makes, as far as it runs, with what stopped it in `__mishaps__`; raises Failed."""
    module = ModuleType(MODULE)
    module.__file__ = filename
    module.__package__ = beside.install(files or {}, home, executed_whole) or None
    module.__dict__["__forgiven__"] = Forgiven
    sys.modules[MODULE] = module
    linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
    try:
        code = compile(source, filename, "exec", dont_inherit=True)
    except SyntaxError as error:
        raise Failed(*syntax_mishap(error, source)) from None
    except (ValueError, RecursionError, MemoryError) as error:  # a null character; nested too deep
        raise Failed("syntax", f"the file cannot be compiled: {message_of(error)}", None, "") from None
    mishaps = [mishap(error, filename) for error in executed(code, source, filename, module.__dict__)]
    mishaps += [mishap(error, filename) for _, error in failures if isinstance(error, ImportError)]
    if mishaps and not functions_of(module):
        kind, *rest = mishaps[0]
        raise Failed({"absent": "import"}.get(kind, kind), *rest)
    module.__dict__["__mishaps__"] = mishaps[:MISHAPS]
    return module


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


def functions_of(module: ModuleType) -> dict[str, tuple[int, int | None]]:
    """Name -> least and most positional arguments of every callable at the file's top level.

    Imported ones too, after its own: `from x import *` may bring more than are told.
    """
    callables = {name: thing for name, thing in list(vars(module).items()) if is_function(name, thing)}
    own = {name: arity_of(thing) for name, thing in callables.items() if _is_own(name, thing)}
    found = {**own, **{name: (0, None) for name in callables if name not in own}}
    return dict(list(found.items())[:FUNCTIONS])


def is_function(name: str, thing: Any) -> bool:
    """Whether something in a module's namespace can be asked for; nothing that stands in for what failed."""
    if type(name) is not str or not name.isidentifier() or name.startswith("__") or len(name) > NAME:
        return False
    return callable(thing) and not issubclass(type(thing), StandIn)


def _is_own(name: str, thing: Any) -> bool:
    """Whether the file made `thing`, or one beside it; of `from numpy import *` hundreds need no closer look."""
    home = getattr(thing, "__module__", None)
    if home == MODULE or type(home) is not str or beside.holds(home):
        return True
    return getattr(sys.modules.get(home), name, None) is not thing


def arity_of(thing: Any) -> tuple[int, int | None]:
    """Least and most positional arguments; (0, None) where that cannot be told."""
    try:
        signature = inspect.signature(thing)
    except Exception:
        return 0, None
    least = most = 0
    for parameter in signature.parameters.values():
        if parameter.kind is parameter.VAR_POSITIONAL:
            return least, None
        if parameter.kind in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD):
            most += 1
            least += parameter.default is parameter.empty
    return least, most
