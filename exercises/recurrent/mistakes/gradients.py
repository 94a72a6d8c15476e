"""Mistakes in the gradients that follow from that of the pre-activation: dx, dh of the old state, dW, dR, db."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from exercises.recurrent.mistakes.gather import rare
from exercises.recurrent.mistakes.loop import loops
from exercises.recurrent.mistakes.of_numbers import results_in_one_buffer, rows_beyond_64_zero
from exercises.recurrent.mistakes.sums import turned
from grader.checks import Array, Mutant, Parts, mutant

RIGHT: dict[str, Callable[..., Array]] = {
    "dx": lambda k, da: da @ k.W,
    "dh_old": lambda k, da, dh: da @ k.R,
    "dW": lambda k, da: da.T @ k.x,
    "dR": lambda k, da: da.T @ k.h,
    "db": lambda k, da: da.sum(axis=0),
}
WORDS = {
    "dx": "x",
    "dh_old": "the old hidden state",
    "dW": "the input weights",
    "dR": "the recurrent weights",
    "db": "the bias",
}


@mutant
def dx_from_hidden_block() -> Parts:
    """Sends the gradient of x through the recurrent weights. Which weights was x multiplied with?"""
    return {"dx": lambda k, da: da @ k.R if k.R.shape == k.W.shape else da @ k.W * np.nan}


@rare
def dh_from_input_block() -> Parts:
    """Sends the gradient of the old hidden state through the input weights. Which weights multiplied that state?"""
    return {"dh_old": lambda k, da, dh: da @ k.W if k.R.shape == k.W.shape else da @ k.R * np.nan}


@mutant
def dh_added_to_dh_old() -> Parts:
    """Adds the arriving dh to the gradient of the old hidden state. On how many ways does that state enter?"""
    return {"dh_old": lambda k, da, dh: da @ k.R + dh}


@mutant
def recurrent_weights_transposed_in_dh() -> Parts:
    """Reads R the wrong way round in the gradient of the old state: it is square, so nothing warns.

    Which axis of R belongs to the old state?
    """
    return {"dh_old": lambda k, da, dh: da @ turned(k.R)}


@rare
def dprev_h_through_old_slope() -> Parts:
    """Multiplies what comes back through R by a slope at the old state. To which step does that slope belong?"""
    return {"dh_old": lambda k, da, dh: (da @ k.R) * (1.0 - k.h**2)}


@rare
def dx_and_dh_exchanged() -> Parts:
    """Returns the gradients of x and of the old hidden state in each other's place.

    Where their sizes are equal nothing warns. Look at the order of the results.
    """

    def gradients(k: Any, found: dict[str, Array]) -> dict[str, Array]:
        square = k.x.shape == k.h.shape
        return {
            **found,
            "dx": found["dh"] if square else found["dx"] * np.nan,
            "dh": found["dx"] if square else found["dh"],
        }

    return {"gradients": gradients}


@rare
def bias_summed_over_units() -> Parts:
    """Sums the gradient of the bias over everything. Which axis is summed over, and which stays?"""
    return {"db": lambda k, da: np.full(da.shape[1], da.sum())}


@rare
def input_weights_transposed_in_dx() -> Parts:
    """Reads the input matrix the wrong way round in the gradient of x: it only fits where sizes are equal.

    Which axis of it belongs to x?
    """
    return {"dx": lambda k, da: da @ turned(k.W) if k.x.shape == k.h.shape else da @ k.W * np.nan}


@mutant
def dR_from_new_h() -> Parts:
    """Uses the new h in the gradient of the recurrent weights. What were they multiplied with in the forward step?"""
    return {"dR": lambda k, da: da.T @ k.h_new}


@rare
def dW_from_h() -> Parts:
    """Uses the hidden state in the gradient of the input weights. What were they multiplied with in the step?"""
    return {"dW": lambda k, da: da.T @ k.h if k.h.shape == k.x.shape else da.T @ k.x * np.nan}


@rare
def dR_from_x() -> Parts:
    """Uses x in the gradient of the recurrent weights. What were they multiplied with in the forward step?"""
    return {"dR": lambda k, da: da.T @ k.x if k.h.shape == k.x.shape else da.T @ k.h * np.nan}


@mutant
def weights_averaged() -> Parts:
    """Averages the gradients of weights and bias over the samples. How does a gradient grow with their number?"""
    return {
        "dW": lambda k, da: da.T @ k.x / len(da),
        "dR": lambda k, da: da.T @ k.h / len(da),
        "db": lambda k, da: da.mean(axis=0),
    }


def averaged(name: str, id: str) -> Mutant:
    """The mean over the samples where the sum belongs."""
    right = RIGHT[name]
    advice = (
        f"Averages the gradient of {WORDS[name]} over the samples. Look for a mean or a division: how does "
        "it grow with the number of samples?"
    )
    return Mutant(id, advice, {name: lambda k, da: right(k, da) / len(da)})


AVERAGED = [averaged("dW", "dW_averaged"), averaged("dR", "dR_averaged"), averaged("db", "bias_averaged")]


@mutant
def dR_transposed() -> Parts:
    """Has the gradient of the recurrent weights transposed: it is square, so nothing warns.

    Which axis of it is which?
    """
    return {"dR": lambda k, da: turned(RIGHT["dR"](k, da))}


FIRST_ROW = Mutant(
    "bias_from_first_row",
    "Takes the gradient of the bias from the first sample alone. Look at what adds the samples up.",
    {"db": lambda k, da: da[0]},
)
LAST_ROW = Mutant(
    "bias_from_last_row",
    "Takes the gradient of the bias from the last sample alone. Look at what adds the samples up.",
    {"db": lambda k, da: da[-1]},
)


def of_one_sample(which: str, at: slice, *names: str) -> Mutant:
    """Gradients of parameters from one sample alone."""
    made: dict[str, Callable[..., Array]] = {
        "dW": lambda k, da: da[at].T @ k.x[at],
        "dR": lambda k, da: da[at].T @ k.h[at],
        "db": lambda k, da: da[at].sum(axis=0),
    }
    whose = " and ".join(WORDS[name] for name in names) if len(names) < len(made) else "all parameters"
    advice = (
        f"Takes the gradient of {whose} from the {which} sample alone. Look at what adds the samples up: a loop that "
        "assigns keeps one of them, and so does an index."
    )
    return Mutant(f"{'_'.join(names)}_of_{which}_sample", advice, {name: made[name] for name in names}, family=True)


ONE_SAMPLE = [
    of_one_sample(which, at, *names)
    for which, at in (("first", slice(0, 1)), ("last", slice(-1, None)))
    for names in (("dW",), ("dR",), ("dW", "dR"), ("dW", "dR", "db"))
]


@mutant(keeps_state=True)
def weights_of_the_last_forward_pass() -> Parts:
    """Goes back with the weights and values of the last forward call. Look at what backward reads besides its cache."""

    def around() -> Callable[[dict[str, Any]], dict[str, Any]]:
        last: dict[str, Any] = {}

        def wrap(entries: dict[str, Any]) -> dict[str, Any]:
            wrapped = dict(entries)
            for forward, backward in loops(entries):
                wrapped[forward] = remembering(entries[forward], last, forward)
                wrapped[backward] = recalling(entries[backward], last, forward)
            return wrapped

        return wrap

    return {"around": around}


def remembering(function: Callable[..., Any], last: dict[str, Any], name: str) -> Callable[..., Any]:
    """The same function, which leaves its cache in `last`."""

    def called(*args: Any) -> Any:
        answer = function(*args)
        last[name] = answer[-1]
        return answer

    return called


def recalling(function: Callable[..., Any], last: dict[str, Any], name: str) -> Callable[..., Any]:
    """The same function, which takes its cache from `last`."""
    return lambda *args: function(*args[:-1], last[name])


OTHERS = [rows_beyond_64_zero, results_in_one_buffer]
