"""The process of a worker, as the judge ends it, however it was started."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Ending:
    """How a process ended, and that in words ("" when we killed it).

    kind is "died", "output" (it filled its folder) or "gone" (the sandbox around it has ended: no fault of its own).
    """

    kind: str
    text: str


class Child(Protocol):
    """The process of one worker."""

    def end(self, grace_s: float = 0.0) -> Ending:
        """Kill the whole tree, wait for it, say how it had ended; may be called again.

        With `grace_s` it gets that long to end by itself, so that its own exit code is seen.
        """
