"""What a worker tells beside values, as untrusted as these: names of functions, and what went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from grader.errors import LoadFailed
from grader.sandbox.output import printable, steady
from grader.worker import wire
from grader.worker.load import FUNCTIONS, NAME
from grader.worker.running import MISHAPS
from grader.worker.wire import Frame, Malformed

_ON_THE_WAY = ("absent", "raised", "exit", "waits")


@dataclass(frozen=True)
class Arity:
    """How many positional arguments a function takes; most is None for `*args`."""

    least: int
    most: int | None


def mishap(content: Any) -> tuple[str, str, int | None, str]:
    """Kind, message, line and code."""
    if type(content) is not list or len(content) != 4:
        raise Malformed("mishap")
    kind, message, line, code = content
    if not type(kind) is type(message) is type(code) is str or not (line is None or is_count(line)):
        raise Malformed("mishap")
    return wire.spelled(kind), steady(printable(message[:2000])), line, printable(code[:300])


def where(frame: Frame) -> str:
    """The end of a sentence that says which line was running; empty where none of the submission's was."""
    _, _, line, code = mishap(wire.decode_json(frame.header))
    return f"; line {line} was running: {code}" if line is not None and code else ""


def functions(content: Any) -> dict[str, Arity]:
    """The functions of a file that was loaded."""
    if type(content) is not dict or len(content) > FUNCTIONS:
        raise Malformed("list of functions")
    return {name: arity(name, pair) for name, pair in content.items()}


def mishaps(content: Any) -> tuple[LoadFailed, ...]:
    """What such a file met on the way."""
    if type(content) is not list or len(content) > MISHAPS:
        raise Malformed("list of mishaps")
    found = tuple(LoadFailed(*mishap(item)) for item in content)
    if any(each.kind not in _ON_THE_WAY for each in found):
        raise Malformed("kind of mishap")
    return found


def arity(name: str, pair: Any) -> Arity:
    """How one of them is called."""
    if not name.isidentifier() or len(name) > NAME or type(pair) is not list or len(pair) != 2:
        raise Malformed("list of functions")
    least, most = pair
    if not is_count(least) or not (most is None or is_count(most)):
        raise Malformed("list of functions")
    return Arity(least, most)


def is_count(number: Any) -> bool:
    """Of lines or arguments: what is written into a message must not be thousands of digits."""
    return type(number) is int and 0 <= number < 1 << 31
