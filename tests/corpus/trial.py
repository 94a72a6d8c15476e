"""Calls a corpus file as a grader would and compares every result with the truth."""

from __future__ import annotations

import contextlib
import io
import sys
import types
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import columns
from .loading import CorpusFile
from .situations import Situation, draw
from .truth import GATES, expected, rounding, time_axis, weights

Array = NDArray[Any]
FURTHER = ("gru_step", "gru_step_backward", "peephole_step", "peephole_step_backward")  # in one dialect alone
NAMES = {
    "native": ("rnn_step", "rnn_step_backward", "rnn_forward", "rnn_backward",
               "lstm_step", "lstm_step_backward", "lstm_forward", "lstm_backward", *FURTHER),
    "cs231n": ("rnn_step_forward", "rnn_step_backward", "rnn_forward", "rnn_backward",
               "lstm_step_forward", "lstm_step_backward", "lstm_forward", "lstm_backward", *FURTHER),
    "deeplearning.ai": (*columns.NAMES, *FURTHER),
}  # fmt: skip
ENTRIES = NAMES["native"]
FRONT = {
    "rnn_step_backward": "rnn_step",
    "rnn_backward": "rnn_forward",
    "lstm_step_backward": "lstm_step",
    "lstm_backward": "lstm_forward",
    "gru_step_backward": "gru_step",
    "peephole_step_backward": "peephole_step",
}
FIRST, SECOND, LONGER = draw("first", 3, 3, 2, 4), draw("second", 3, 3, 2, 4), draw("longer", 4, 5, 3, 2)
REPETITIONS = 40


class Unfinished(Exception):
    """The function is absent, returns None or raises NotImplementedError."""


@dataclass(frozen=True)
class Answer:
    """What one call gave, tuples flattened and the cache left out; how far it may be from what was wanted."""

    got: tuple[Any, ...]
    want: tuple[Array, ...]
    floor: float


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Neither prints nor warnings of a corpus file are seen."""
    sink = io.StringIO()
    with warnings.catch_warnings(), contextlib.redirect_stdout(sink), contextlib.redirect_stderr(sink):
        warnings.simplefilter("ignore")
        yield


class Student:
    """One loaded file. Every call gets fresh copies."""

    def __init__(self, file: CorpusFile) -> None:
        sys.modules["submission"] = self.module = types.ModuleType("submission")
        self.dialect = file.header.dialect
        sys.modules["rnn_utils"] = columns.helpers()
        with quiet():
            exec(compile(file.content, file.name, "exec"), self.module.__dict__)
        self.functions: Mapping[str, Any] = vars(self.module)
        if self.dialect == "deeplearning.ai":
            self.functions = columns.asked_as_cs231n(vars(self.module))

    def call(self, entry: str, *args: Any) -> Any:
        """Call one entry by position."""
        function = self.functions.get(NAMES[self.dialect][ENTRIES.index(entry)])
        if function is None:
            raise Unfinished(entry)
        try:
            result = function(*args)
        except NotImplementedError:
            raise Unfinished(entry) from None
        if result is None or (isinstance(result, tuple) and all(item is None for item in result)):
            raise Unfinished(entry)
        return result


def forward(student: Student, entry: str, s: Situation) -> tuple[Answer, Any]:
    """Run a forward entry: its answer and its cache."""
    cell, native = entry.partition("_")[0], student.dialect == "native"
    further = {"gru": (s.bn,), "peephole": (s.p,)}.get(cell, ())
    x = s.X[0] if entry.endswith("step") else time_axis(s.X, student.dialect)
    with_c = entry in ("lstm_step", "peephole_step") or (entry == "lstm_forward" and native)
    inputs = (x, s.h, s.c) if with_c else (x, s.h)
    arrays = (*inputs, *weights(s, GATES[cell], student.dialect), *further)
    out = student.call(entry, *(s.laid_out(a) for a in arrays))
    got = (out[0], *out[1]) if entry == "lstm_forward" and native else tuple(out[:-1])
    return Answer(got, expected(entry, s, student.dialect), rounding(entry, s)), out[-1]


def backward(student: Student, entry: str, s: Situation, cache: Any) -> Answer:
    """Run a backward entry on a cache of the student's own forward pass."""
    native = student.dialect == "native"
    dh, dc, dH = s.laid_out(s.dh), s.laid_out(s.dc), s.laid_out(time_axis(s.dH, student.dialect))
    if entry in ("rnn_step_backward", "gru_step_backward"):
        out = student.call(entry, dh, cache)
    elif entry in ("lstm_step_backward", "peephole_step_backward"):
        out = student.call(entry, dh, dc, cache)
    elif not native:
        out = student.call(entry, dH, cache)
    elif entry == "rnn_backward":
        out = student.call(entry, dH, dh, cache)
    else:
        out = student.call(entry, dH, (dh, dc), cache)
        out = (out[0], *out[1], *out[2:])
    return Answer(tuple(out), expected(entry, s, student.dialect), rounding(entry, s))


def difference(answer: Answer, rtol: float = 1e-8) -> str | None:
    """Where an answer departs from the truth, or None."""
    if len(answer.got) != len(answer.want):
        return f"{len(answer.got)} results, {len(answer.want)} wanted"
    for number, (got, want) in enumerate(zip(answer.got, answer.want, strict=True)):
        array = np.asarray(got)
        if array.dtype.kind not in "fiu" or array.shape != want.shape:
            return f"result {number}: {array.dtype} {array.shape}, wanted {want.shape}"
        error, size = np.abs(array.astype(float) - want).max(), np.abs(want).max()
        if not error <= rtol * size + answer.floor:
            return f"result {number}: off by {error:.1e} of {size:.1e}"
    return None


def tried(student: Student, entry: str, s: Situation) -> Answer:
    """One entry on one situation; a backward entry after the student's own forward."""
    if entry in FRONT:
        return backward(student, entry, s, forward(student, FRONT[entry], s)[1])
    return forward(student, entry, s)[0]


def again_and_again(student: Student, entry: str) -> Iterator[tuple[str, Answer]]:
    """The second call: results read again later, caches of two cells in turn, many calls."""
    if entry in FRONT:
        cache = forward(student, FRONT[entry], FIRST)[1]
        other = forward(student, FRONT[entry], SECOND)[1]
        first = backward(student, entry, FIRST, cache)
        yield "two cells in turn", first
        backward(student, entry, SECOND, other)
        yield "result read again later", first
        ahead, cache = forward(student, FRONT[entry], FIRST)
        sound = difference(ahead) is None
        backward(student, entry, FIRST, cache)
        if sound:
            yield "forward result after backward", ahead
        cache = forward(student, FRONT[entry], FIRST)[1]
        forward(student, FRONT[entry], LONGER)
        yield "a longer sequence in between", backward(student, entry, FIRST, cache)
    else:
        first = forward(student, entry, FIRST)[0]
        forward(student, entry, SECOND)
        yield "result read again later", first
    for number in range(REPETITIONS):
        yield f"call {number} of many", tried(student, entry, (FIRST, SECOND)[number % 2])


@quiet()
def fault(student: Student, entry: str, situations: list[Situation]) -> str | None:
    """The first situation in which an entry is not right, with the difference; Unfinished if it is not there."""
    np.random.seed(1)  # some files draw from it
    for s in situations:
        try:
            text = difference(tried(student, entry, s), s.rtol)
        except Unfinished:
            raise
        except Exception as error:
            text = f"{type(error).__name__}: {error}"
        if text:
            return f"{s.name}: {text}"
    try:
        for name, answer in again_and_again(student, entry):
            if text := difference(answer):
                return f"{name}: {text}"
    except Exception as error:
        return f"in turn with another cell: {type(error).__name__}: {error}"
    return None
