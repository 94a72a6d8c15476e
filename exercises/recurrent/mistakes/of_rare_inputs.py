"""Mistakes that any cell can have, and that only some inputs show: zeros, large numbers, many steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from exercises.recurrent.mistakes.of_numbers import changed
from grader.checks import Array, Parts, mutant

MOST_STEPS = 20


def is_silent(value: Any) -> bool:
    """Whether it is an array of zeros, or a tuple of such."""
    if type(value) is tuple:
        return bool(value) and all(map(is_silent, value))
    return isinstance(value, np.ndarray) and value.dtype.kind == "f" and not value.any()


@mutant(wraps=True)
def zeros_taken_for_missing() -> Parts:
    """Takes an array of zeros for one that is missing, and puts another one in its place.

    Look at the question that is asked: is it about the array, or about what is in it?
    """

    def changed(function: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *args: function(*(value + 0.1 if is_silent(value) else value for value in args))

    return {"*_step.around": lambda: changed, "*_forward.around": lambda: changed}


@mutant(wraps=True)
def steps_beyond_20_zero() -> Parts:
    """Returns zero for all steps after the 20th.

    Look for a fixed number where the length of the sequence belongs.
    """

    def cut(array: Array, args: tuple[Any, ...]) -> Array:
        if array.ndim < 3:
            return array
        return np.concatenate([array[:MOST_STEPS], np.zeros_like(array[MOST_STEPS:])])

    sequences = ("*_forward.around", "*[!p]_backward.around")  # step_backward has no steps
    return dict.fromkeys(sequences, lambda: lambda function: changed(function, cut))


def silenced(function: Callable[..., Any]) -> Callable[..., Any]:
    """A backward pass that answers zeros where one of the arriving gradients is zero; for mutants."""

    def called(*args: Any) -> Any:
        found = function(*args)
        return zeroed(found) if any(map(is_silent, args[:-1])) else found

    return called


def zeroed(value: Any) -> Any:
    """Zeros of the same sizes."""
    return tuple(map(zeroed, value)) if type(value) is tuple else np.zeros_like(value)
