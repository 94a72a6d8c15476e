"""Calls a corpus file as a grader would and compares every result with the plain formulas of cells.py."""

from __future__ import annotations

import contextlib
import io
import sys
import types
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import cells
from .situations import Situation, draw

Array = NDArray[Any]
NAMES = {
    "native": ("rnn_step", "rnn_step_backward", "rnn_forward", "rnn_backward",
               "lstm_step", "lstm_step_backward", "lstm_forward", "lstm_backward"),
    "cs231n": ("rnn_step_forward", "rnn_step_backward", "rnn_forward", "rnn_backward",
               "lstm_step_forward", "lstm_step_backward", "lstm_forward", "lstm_backward"),
}  # fmt: skip
ENTRIES = NAMES["native"]


class Unfinished(Exception):
    """The function is absent, returns None or raises NotImplementedError."""


@dataclass(frozen=True)
class Answer:
    """What one call gave: the arrays in the native layout of the truth, or the reason why there are none."""

    got: tuple[Any, ...]
    want: tuple[Array, ...]
    floor: float


def by_columns(blocks: Array) -> Array:
    """(4H,...) in i f g o to the (...,4H) in i f o g of the course; (H,...) is only transposed."""
    return np.array(blocks.T)


def reordered(blocks: Array) -> Array:
    """Blocks i f g o <-> i f o g."""
    i, f, g, o = np.split(blocks, 4)
    return np.concatenate([i, f, o, g])


class Student:
    """One loaded file. Every call gets fresh copies."""

    def __init__(self, path: Path, dialect: str) -> None:
        self.module = sys.modules["submission"] = types.ModuleType("submission")
        self.dialect = dialect
        self._run(lambda: exec(compile(path.read_bytes(), path.name, "exec"), self.module.__dict__))

    def _run(self, call: Callable[[], Any]) -> Any:
        with (warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()),
              contextlib.redirect_stderr(io.StringIO())):  # fmt: skip
            warnings.simplefilter("ignore")
            return call()

    def call(self, entry: str, *args: Any) -> Any:
        """Call one entry by position."""
        function = getattr(self.module, NAMES[self.dialect][ENTRIES.index(entry)], None)
        if function is None:
            raise Unfinished(entry)
        try:
            result = self._run(lambda: function(*args))
        except NotImplementedError:
            raise Unfinished(entry) from None
        if result is None or (isinstance(result, tuple) and all(item is None for item in result)):
            raise Unfinished(entry)
        return result

    def weights(self, s: Situation, k: int) -> tuple[Array, Array, Array]:
        """W, R, b as this dialect wants them."""
        arrays = (s.W[k], s.R[k], s.b[k])
        if self.dialect == "cs231n":
            arrays = tuple(by_columns(reordered(a) if k == 4 else a) for a in arrays)  # type: ignore[assignment]
        return s.laid_out(arrays[0]), s.laid_out(arrays[1]), s.laid_out(arrays[2])

    def parameter_gradients(self, grads: tuple[Array, ...], k: int) -> tuple[Array, ...]:
        """The truth for dW, dR, db in this dialect's layout."""
        if self.dialect == "native":
            return grads
        return tuple(by_columns(reordered(g) if k == 4 else g) for g in grads)

    def time(self, array: Array) -> Array:
        """(T,N,D) in this dialect's order of axes."""
        return array if self.dialect == "native" else array.transpose(1, 0, 2)


def forward(student: Student, entry: str, s: Situation) -> tuple[Answer, Any]:
    """Run a forward entry: its answer and its cache."""
    k = 4 if entry.startswith("lstm") else 1
    params, native = student.weights(s, k), student.dialect == "native"
    params64 = (s.W[k], s.R[k], s.b[k])
    if entry == "rnn_step":
        out = student.call(entry, s.laid_out(s.X[0]), s.laid_out(s.h), *params)
        return Answer(tuple(out[:-1]), (cells.rnn_step(s.X[0], s.h, *params64),), 1e-12), out[-1]
    if entry == "lstm_step":
        out = student.call(entry, s.laid_out(s.X[0]), s.laid_out(s.h), s.laid_out(s.c), *params)
        return Answer(tuple(out[:-1]), cells.lstm_step(s.X[0], s.h, s.c, *params64), 1e-12), out[-1]
    X = s.laid_out(student.time(s.X))
    if entry == "rnn_forward":
        out = student.call(entry, X, s.laid_out(s.h), *params)
        states = cells.rnn_layer(s.X, s.h, *params64)
        want: tuple[Array, ...] = (student.time(np.stack(states[1:])), states[-1])
        return Answer(tuple(out[:-1]), want[: 2 if native else 1], 1e-12), out[-1]
    c = s.c if native else np.zeros_like(s.c)
    pairs = cells.lstm_layer(s.X, s.h, c, *params64)
    H = student.time(np.stack([h for h, _ in pairs[1:]]))
    if native:
        out = student.call(entry, X, s.laid_out(s.h), s.laid_out(c), *params)
        got, want = (out[0], *out[1]), (H, *pairs[-1])
    else:
        out = student.call(entry, X, s.laid_out(s.h), *params)
        got, want = tuple(out[:-1]), (H,)
    return Answer(got, want, 1e-12), out[-1]


def backward(student: Student, entry: str, s: Situation, cache: Any) -> Answer:
    """Run a backward entry on a cache of the student's own forward pass."""
    k = 4 if entry.startswith("lstm") else 1
    params, native = (s.W[k], s.R[k], s.b[k]), student.dialect == "native"
    floor = 1e-13 * max(np.abs(a).max() for a in (s.dH, s.dh, s.dc))
    floor *= (1 + max(np.abs(a).max() for a in (s.W[k], s.R[k], s.X, s.c))) * len(s.X)
    dh, dc, dH = s.laid_out(s.dh), s.laid_out(s.dc), s.laid_out(student.time(s.dH))
    want: tuple[Array, ...]
    if entry == "rnn_step_backward":
        out = student.call(entry, dh, cache)
        want = cells.rnn_step_gradients(s.X[0], s.h, *params, s.dh)
    elif entry == "lstm_step_backward":
        out = student.call(entry, dh, dc, cache)
        want = cells.lstm_step_gradients(s.X[0], s.h, s.c, *params, s.dh, s.dc)
    elif entry == "rnn_backward":
        out = student.call(entry, dH, dh, cache) if native else student.call(entry, dH, cache)
        want = cells.rnn_layer_gradients(s.X, s.h, *params, s.dH, s.dh if native else np.zeros_like(s.dh))
        want = (student.time(want[0]), *want[1:])
    else:
        zero, c = np.zeros_like(s.dh), s.c if native else np.zeros_like(s.c)
        last = (s.dh, s.dc) if native else (zero, zero)
        full = cells.lstm_layer_gradients(s.X, s.h, c, *params, s.dH, *last)
        if native:
            out = student.call(entry, dH, (dh, dc), cache)
            out, want = (out[0], *out[1], *out[2:]), full
        else:
            out = student.call(entry, dH, cache)
            want = (student.time(full[0]), full[1], *full[3:])
    return Answer(tuple(out), (*want[:-3], *student.parameter_gradients(want[-3:], k)), floor)


def difference(answer: Answer, rtol: float = 1e-8) -> str | None:
    """Where an answer departs from the truth, or None."""
    if len(answer.got) != len(answer.want):
        return f"{len(answer.got)} results, {len(answer.want)} wanted"
    for number, (got, want) in enumerate(zip(answer.got, answer.want, strict=True)):
        array = np.asarray(got)
        if array.dtype.kind not in "fiu" or array.shape != want.shape:
            return f"result {number}: {array.dtype} {array.shape}, wanted {want.shape}"
        error = np.abs(array.astype(float) - want).max()
        if not error <= rtol * np.abs(want).max() + answer.floor:
            return f"result {number}: off by {error:.1e} of {np.abs(want).max():.1e}"
    return None


def tried(student: Student, entry: str, s: Situation) -> Answer:
    """One entry on one situation; a backward entry after the student's own forward."""
    if not entry.endswith("backward"):
        return forward(student, entry, s)[0]
    front = entry.removesuffix("_backward")
    return backward(student, entry, s, forward(student, front if front.endswith("step") else f"{front}_forward", s)[1])


def again_and_again(student: Student, entry: str) -> Iterator[tuple[str, Answer]]:
    """The second call: results read again later, caches of two cells in turn, many calls."""
    a, b = draw("first", 3, 3, 2, 4), draw("second", 3, 3, 2, 4)
    if entry.endswith("backward"):
        front = entry.removesuffix("_backward")
        front = front if front.endswith("step") else f"{front}_forward"
        cache = forward(student, front, a)[1]
        other = forward(student, front, b)[1]
        first = backward(student, entry, a, cache)
        yield "two cells in turn", first
        backward(student, entry, b, other)
        yield "result read again later", first
        ahead, cache = forward(student, front, a)
        sound = difference(ahead) is None
        backward(student, entry, a, cache)
        if sound:
            yield "forward result after backward", ahead
    else:
        first = forward(student, entry, a)[0]
        forward(student, entry, b)
        yield "result read again later", first
    for number in range(50):
        yield f"call {number} of many", tried(student, entry, (a, b)[number % 2])


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
    for name, answer in again_and_again(student, entry):
        if text := difference(answer):
            return f"{name}: {text}"
    return None
