"""Functions in this process, called as a worker's are: our solutions and mutants, never a submission."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.errors import Raised
from grader.sandbox.worker import Answered, Reply
from grader.worker.wire import Handle, overwritten

HERE = "cpu"  # the device of what runs in this process: in another dtype it goes through all but the hardware


@dataclass
class InProcess:
    """Entries of ours, by the name under which a dialect calls them; `make` gives them anew, without a past."""

    make: Callable[[], Mapping[str, Callable[..., Any]]]
    functions: Mapping[str, Callable[..., Any]] = field(init=False)
    held: list[Any] = field(default_factory=list)
    standing: dict[str, list[Any]] = field(default_factory=dict)  # arrays that are overwritten from call to call
    called: set[str] = field(default_factory=set)  # names that were ever called

    def __post_init__(self) -> None:
        self.functions = self.make()

    def call(self, function: str, args: Sequence[Any], *, keep: tuple[int, ...] = (), in_place: bool = False) -> Reply:
        """Call it with copies; what is kept comes back as a handle. Raises `Raised` from whatever it raised."""
        self.called.add(function)
        kept = iter(self.standing.get(function, ()) if in_place else ())
        passed: list[Any] = []
        given = [self.given(arg, kept, passed) for arg in args]
        if in_place:
            self.standing[function] = passed
        try:
            value = self.functions[function](*given)
        except Exception as error:
            raise Raised(type(error).__name__, str(error)) from error
        self.held.append(value)
        number = len(self.held) - 1
        if isinstance(value, tuple | list):
            parts = [Handle(number, (k,)) if k in keep else part for k, part in enumerate(value)]
            value = parts if isinstance(value, list) else tuple(parts)
        try:
            return Reply(copied(value), (), number)
        except RecursionError:
            raise Raised("RecursionError", f"{function} returned something that holds itself") from None

    def read(self, handle: Handle) -> Reply:
        """What an earlier call returned, as it is now."""
        return Reply(copied(self.found(handle)), (), handle.call)

    def calls(self, function: str, many: Sequence[Sequence[Any]], *, keep: tuple[int, ...] = ()) -> list[Answered]:
        """As a worker does: what the function raised stands among the replies."""
        answers: list[Answered] = []
        for args in many:
            try:
                answers.append(self.call(function, args, keep=keep))
            except Raised as error:
                answers.append(error)
        return answers

    def reads(self, handles: Sequence[Handle]) -> list[Answered]:
        """The same for what earlier calls returned."""
        return [self.read(handle) for handle in handles]

    def forget(self) -> None:
        """Drop what is held."""
        self.held.clear()
        self.standing.clear()

    def heard(self) -> str:
        """Nothing: what is ours does not print."""
        return ""

    def uncounted(self) -> AbstractContextManager[bool]:
        """Nothing is counted here."""
        return nullcontext(True)

    def restart(self) -> None:
        """Make the entries anew."""
        self.forget()
        self.functions = self.make()

    def given(self, arg: Any, kept: Iterator[Any], passed: list[Any]) -> Any:
        """A copy of an argument, in a kept array where one fits, or what a handle stands for; adds to `passed`."""
        if isinstance(arg, Handle):
            return self.found(arg)
        if isinstance(arg, tuple | list):
            return type(arg)(self.given(part, kept, passed) for part in arg)
        if isinstance(arg, dict):
            return {key: self.given(part, kept, passed) for key, part in arg.items()}
        if not isinstance(arg, np.ndarray):
            return arg
        passed.append(overwritten(next(kept, None), arg.copy(order="K")))
        return passed[-1]

    def found(self, handle: Handle) -> Any:
        """What a handle stands for."""
        value = self.held[handle.call]
        for step in handle.path:
            value = value[step]
        return value


def copied(value: Any) -> Any:
    """A value as a worker sends it: its arrays do not change with what is kept, its numbers are arrays or Python's."""
    if isinstance(value, np.ndarray | np.generic):
        return np.array(value, order="K")
    if type(value) in (tuple, list):
        return type(value)(copied(part) for part in value)
    return {key: copied(part) for key, part in value.items()} if isinstance(value, dict) else value
