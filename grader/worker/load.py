"""Runs the text of a submission as a module and lists what it defines.

What Python has defined by the place where a file ends stays defined: a failing assertion of the course or `exit()`
takes away what stands below it, an import of what is absent only what it binds.
"""

from __future__ import annotations

import inspect
import linecache
import sys
from collections.abc import Mapping
from types import ModuleType
from typing import Any

from grader.worker import beside
from grader.worker.failures import message_of, syntax_mishap, type_name
from grader.worker.running import MISHAPS, executed, executed_whole, mishap
from grader.worker.stand_ins import Forgiven, StandIn, failures

MODULE = "submission"
ADAPTER = "adapter.py"  # what its lines are called in a traceback: none of them is the student's
FUNCTIONS = 2000
NAME = 200  # characters of a function's name


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
