"""What travels with a notebook's text: statements may fail there, as cells may, until somebody needs what they bind.

The text of this module is put into the source of a notebook and runs in the worker: it imports nothing of ours, and
runs under a file name of its own, so that the place of an error is the student's line.
"""

import sys
from types import TracebackType
from typing import Any

_OPERATIONS = (
    "call getitem setitem iter next len bool float int index array enter exit contains eq lt le gt ge neg abs add radd "
    "sub rsub mul rmul truediv rtruediv matmul rmatmul pow rpow"
)


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
            error = RuntimeError(f"{name} is not there: {place}, which sets it, is not run when a notebook is graded")
            sys._getframe(1).f_globals.setdefault(name, StandIn(error))

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: Any, error: BaseException | None, trace: TracebackType | None) -> bool:
        if not isinstance(error, Exception):
            return False
        for name in self.names:
            sys._getframe(1).f_globals.setdefault(name, self.kind(error))
        return True
