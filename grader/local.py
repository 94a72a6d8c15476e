"""Functions in this process, called as a worker's are: our solutions and mutants, never a submission."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.sandbox import Handle, Reply


@dataclass
class Local:
    """Entries of ours, by the name under which a dialect calls them; `make` gives them anew, without a past."""

    make: Callable[[], Mapping[str, Callable[..., Any]]]
    functions: Mapping[str, Callable[..., Any]] = field(init=False)
    held: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.functions = self.make()

    def call(self, function: str, args: Sequence[Any], *, keep: tuple[int, ...] = ()) -> Reply:
        """Call it with copies; what is kept comes back as a handle."""
        value = self.functions[function](*(self.given(arg) for arg in args))
        self.held.append(value)
        number = len(self.held) - 1
        if isinstance(value, tuple | list):
            value = tuple(Handle(number, (k,)) if k in keep else part for k, part in enumerate(value))
        return Reply(value, (), number)

    def read(self, handle: Handle) -> Reply:
        """What an earlier call returned, as it is now."""
        return Reply(self.found(handle), (), handle.call)

    def forget(self) -> None:
        """Drop what is held."""
        self.held.clear()

    def restart(self) -> None:
        """Make the entries anew."""
        self.forget()
        self.functions = self.make()

    def given(self, arg: Any) -> Any:
        """A copy of an argument, or what a handle stands for."""
        if isinstance(arg, Handle):
            return self.found(arg)
        if isinstance(arg, tuple):
            return tuple(self.given(part) for part in arg)
        return arg.copy(order="K") if isinstance(arg, np.ndarray) else arg

    def found(self, handle: Handle) -> Any:
        """What a handle stands for."""
        value = self.held[handle.call]
        for step in handle.path:
            value = value[step]
        return value
