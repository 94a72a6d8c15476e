"""What is bound in place of what could not be made: a package that is absent, a cell that failed.

A statement that fails is forgiven until somebody needs what it binds; then its error comes up again, and what is
missing is named. The text of a notebook asks for it by `with __forgiven__("a", "b"):` over a statement, for a cell
may fail; of a .py file imports alone are forgiven (`load`).
"""

import sys
from types import TracebackType
from typing import Any

ONLY = "only what was handed in is seen, and --with PATH adds files of the course"
_OPERATIONS = (
    "call getitem setitem iter next len bool float int index array enter exit contains eq lt le gt ge neg abs add radd "
    "sub rsub mul rmul truediv rtruediv matmul rmatmul pow rpow"
)

failures: list[tuple[tuple[str, ...], BaseException]] = []  # what was forgiven: the names, "*" for all, and the error


class StandIn:
    """Bound in place of what could not be made: whoever uses it meets the error again."""

    def __init__(self, error: BaseException) -> None:
        self.__dict__.update(_error=error, _trace=error.__traceback__)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _fail(self)


class Display(StandIn):
    """Bound in place of what shows things in a notebook: taken for everything, it does nothing."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """Nothing is shown; a progress bar gives its iterable back."""
        return arguments[0] if arguments and hasattr(arguments[0], "__iter__") else self


def _fail(self: StandIn, *_: Any, **__: Any) -> Any:
    raise self.__dict__["_error"].with_traceback(self.__dict__["_trace"])


for _operation in _OPERATIONS.split():
    setattr(StandIn, f"__{_operation}__", _fail)


class Forgiven:
    """`with Forgiven("a", "b"):` over the statement that binds these names."""

    def __init__(self, *names: str, stand_in: str = "StandIn") -> None:
        self.names = names
        self.kind = {"StandIn": StandIn, "Display": Display}[stand_in]

    @staticmethod
    def left_out(place: str, *names: str) -> None:
        """Bind what only a statement binds that is not run; whoever uses it is told so."""
        for name in names:
            error = RuntimeError(f"{name} is not there: {place}, which sets it, is not run when it is graded")
            sys._getframe(1).f_globals.setdefault(name, StandIn(error))

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: Any, error: BaseException | None, trace: TracebackType | None) -> bool:
        if not isinstance(error, Exception):
            return False
        bind(sys._getframe(1).f_globals, self.names, error, self.kind)
        return True


def bind(into: dict[str, Any], names: tuple[str, ...], error: BaseException, kind: type[StandIn] = StandIn) -> None:
    """Bind the names that have no other meaning, and note what has failed."""
    if not any(error is known and "*" not in names for _, known in failures):
        failures.append((names, error))
    for name in names:
        if name != "*":
            into.setdefault(name, kind(error))


def explanation(error: BaseException) -> str:
    """What to add to an error's own words where something absent is behind it; empty where nothing is."""
    if isinstance(error, ImportError):
        return f" ({ONLY})"
    absent = lacks_a_module(error)
    return f" (it may come from {absent.name or 'a module'}, which is not there: {ONLY})" if absent else ""


def lacks_a_module(error: BaseException) -> ImportError | None:
    """What was absent of which a name that is not there may have been imported, by a star."""
    if not isinstance(error, NameError) or isinstance(error, UnboundLocalError):
        return None
    return next((known for names, known in failures if "*" in names and isinstance(known, ImportError)), None)
