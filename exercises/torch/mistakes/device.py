"""Mistakes that show on a device alone, where float64 on the CPU is right."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from typing import Any

from exercises.torch.parity import rounded
from grader.checks import Array, Parts, mutant

BITS = 11  # of a mantissa in half precision, and in TF32 nearly: one more


@mutant(wraps=True)
def too_few_digits_on_the_device() -> Parts:
    """Computes in fewer digits than its input has, so that float32 on a device is off by more than it rounds.

    Look for half(), bfloat16(), autocast and for what allows TF32: in which dtype are products and sums kept?
    """
    return {"device": lambda: lambda arrays, dtype: ({name: rounded(a, BITS) for name, a in arrays.items()}, "")}


@mutant(wraps=True)
def gradients_in_too_few_digits() -> Parts:
    """Has gradients of fewer digits than its input has, though what forward returns is right.

    Look for hooks and for a backward that is written by hand: in which dtype do they compute?
    """

    def change(arrays: dict[str, Array], dtype: str) -> tuple[dict[str, Array], str]:
        return {name: rounded(a, BITS) if name.startswith("d") else a for name, a in arrays.items()}, ""

    return {"device": lambda: change}


@mutant(wraps=True)
def other_bits_each_time() -> Parts:
    """Adds up in another order each time, so that two runs on the same input do not agree in their last bits.

    Look for sums into one place from many threads: index_add_, scatter_add_, atomics. Which order do they have?
    """

    def make() -> Callable[..., Any]:
        turn = cycle((1.0, 1.0 + 2.0**-23))  # the last bit of float32

        def change(arrays: dict[str, Array], dtype: str) -> tuple[dict[str, Array], str]:
            off = next(turn)
            return {name: off * array for name, array in arrays.items()}, ""

        return change

    return {"device": make}


@mutant(wraps=True)
def computed_elsewhere() -> Parts:
    """Takes its numbers away from the device, or returns another dtype than it is given.

    Look for cpu(), numpy() and to(...) in forward: where is the input, and where should the result be?
    """
    return {"device": lambda: lambda arrays, dtype: (arrays, "cpu takes numbers away from it")}
