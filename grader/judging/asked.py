"""What a student is asked: a question on its way, and what was asked last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from grader.checks import Answer, Mismatch
from grader.dialects.signature import Signature
from grader.sandbox.worker import Answered, Reply


@dataclass
class Asked:
    """What a student has been asked last, for the counterexample."""

    function: str = ""
    sought: str = ""  # as messages call it: the class, where an adapter makes a function of one
    sizes: Mapping[str, int] = field(default_factory=dict)
    arguments: Mapping[str, Any] = field(default_factory=dict)  # as the dialect calls them
    given: Mapping[str, Any] = field(default_factory=dict)  # as the check gave them, the cache left out
    modified: tuple[str, ...] = ()  # arguments that the last call changed in place
    missed: Mismatch | None = None  # a shape of its results, where it was asked for its cache
    answers: list[Answer] = field(default_factory=list)  # all that came back, where somebody clears it
    passed: list[Any] = field(default_factory=list)  # all that was passed, likewise

    def clear(self) -> None:
        """Forget what came back."""
        self.answers.clear()
        self.passed.clear()


class Posed(NamedTuple):
    """A question in the dialect's terms."""

    signature: Signature
    arguments: list[Any]
    sizes: Mapping[str, int]
    shown: Mapping[str, Any]
    given: Mapping[str, Any]  # as the check gave it, the cache left out
    odd: bool  # numbers among the arguments, or those of the forward call before it, are not float64
    missed: Exception | None  # of the forward call before it: see Cache


def present(reply: Answered) -> Reply:
    """A reply that is one; raises what stands in its place."""
    if isinstance(reply, Reply):
        return reply
    raise reply
