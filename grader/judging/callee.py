"""Where the functions of a student live: what a worker and this process have in common."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from grader.sandbox.worker import Answered, Reply
from grader.worker.wire import Handle


class Callee(Protocol):
    """Where the functions live: a worker, or this process."""

    def call(self, function: str, args: Sequence[Any], *, keep: tuple[int, ...] = (), in_place: bool = False) -> Reply:
        """Call a function with positional arguments; `in_place`: in the arrays of the last such call, overwritten."""

    def read(self, handle: Handle) -> Reply:
        """What an earlier call returned, as it is now."""

    def calls(self, function: str, many: Sequence[Sequence[Any]], *, keep: tuple[int, ...] = ()) -> list[Answered]:
        """Call a function several times; what it raised, and the loss of the callee, stand among the replies."""

    def reads(self, handles: Sequence[Handle]) -> list[Answered]:
        """The same for what earlier calls returned."""

    def forget(self) -> None:
        """Drop everything that is held."""

    def heard(self) -> str:
        """What has been printed since this was asked last."""

    def restart(self) -> None:
        """Begin anew: nothing is left of earlier calls."""

    def uncounted(self) -> AbstractContextManager[bool]:
        """Calls that the report needs: they take nothing of a submission's time; whether it has any left."""
