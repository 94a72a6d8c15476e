"""Runs the text of a submission as a module and lists what it defines."""

from __future__ import annotations

import inspect
import linecache
import sys
from types import ModuleType
from typing import Any

from grader.worker.failures import import_mishap, message_of, place_of, syntax_mishap, type_name

MODULE = "submission"
ADAPTER = "adapter.py"  # what its lines are called in a traceback: none of them is the student's
FUNCTIONS = 2000


class Failed(Exception):
    """The submission could not be loaded: kind, message, line, code."""


def run(source: str, filename: str) -> ModuleType:
    """The module that the text makes; raises Failed."""
    module = ModuleType(MODULE)
    module.__file__ = filename
    sys.modules[MODULE] = module
    linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
    try:
        code = compile(source, filename, "exec", dont_inherit=True)
    except SyntaxError as error:
        raise Failed(*syntax_mishap(error, source)) from None
    except (ValueError, RecursionError, MemoryError) as error:  # a null character; nested too deep
        raise Failed("syntax", f"the file cannot be compiled: {message_of(error)}", None, "") from None
    try:
        exec(code, module.__dict__)
    except ImportError as error:
        raise Failed(*import_mishap(error, filename)) from None
    except BaseException as error:  # SystemExit, KeyboardInterrupt and RecursionError too
        line, text = place_of(error, filename)
        said = message_of(error)
        raise Failed("raised", f"{type_name(error)}: {said}" if said else type_name(error), line, text) from None
    return module


def adapted(text: str, submission: ModuleType) -> ModuleType:
    """The module that an adapter makes; it sees the submission under this name. Raises Failed.

    What it raises while it is made, it says of the submission: what it looked for and did not find.
    """
    module = ModuleType("adapter")
    module.__dict__["submission"] = submission
    try:
        exec(compile(text, ADAPTER, "exec", dont_inherit=True), module.__dict__)
    except BaseException as error:
        raise Failed("adapter", message_of(error) or type_name(error), None, "") from None
    return module


def functions_of(module: ModuleType) -> dict[str, tuple[int, int | None]]:
    """Name -> least and most positional arguments of every callable at the file's top level, imported ones too."""
    found: dict[str, tuple[int, int | None]] = {}
    for name, thing in list(vars(module).items()):
        if type(name) is str and name.isidentifier() and not name.startswith("__") and callable(thing):
            found[name] = arity_of(thing) if _is_own(name, thing) else (0, None)
            if len(found) >= FUNCTIONS:
                break
    return found


def _is_own(name: str, thing: Any) -> bool:
    """Whether the file made `thing`; of `from numpy import *` hundreds need no closer look."""
    home = getattr(thing, "__module__", None)
    return home == MODULE or type(home) is not str or getattr(sys.modules.get(home), name, None) is not thing


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
