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
    """x entered through the input weights: take those for dx, not the recurrent ones."""
    return {"dx": lambda k, da: da @ k.R if k.R.shape == k.W.shape else da @ k.W * np.nan}


@rare
def dh_from_input_block() -> Parts:
    """The old hidden state entered through the recurrent weights: take those for its gradient, not the input ones."""
    return {"dh_old": lambda k, da, dh: da @ k.W if k.R.shape == k.W.shape else da @ k.R * np.nan}


@mutant
def dh_added_to_dh_old() -> Parts:
    """The old hidden state enters only through the pre-activation: the arriving dh is not added to its gradient."""
    return {"dh_old": lambda k, da, dh: da @ k.R + dh}


@rare
def dh_old_is_dh() -> Parts:
    """The gradient of the old hidden state comes back through the recurrent weights; yours is the arriving dh."""
    return {"dh_old": lambda k, da, dh: dh}


@mutant
def recurrent_weights_transposed_in_dh() -> Parts:
    """The recurrent matrix is the wrong way round in the gradient of the old state: it is square, so nothing warns."""
    return {"dh_old": lambda k, da, dh: da @ turned(k.R)}


@rare
def dprev_h_through_old_slope() -> Parts:
    """What comes back through R is the gradient of the old state; the slope there belongs to the step before."""
    return {"dh_old": lambda k, da, dh: (da @ k.R) * (1.0 - k.h**2)}


@rare
def dx_and_dh_exchanged() -> Parts:
    """The gradients of x and of the old hidden state are exchanged; their sizes are equal, so nothing warns."""

    def gradients(k: Any, found: dict[str, Array]) -> dict[str, Array]:
        square = k.x.shape == k.h.shape
        return {
            **found,
            "dx": found["dh"] if square else found["dx"] * np.nan,
            "dh": found["dx"] if square else found["dh"],
        }

    return {"gradients": gradients}


@rare
def dW_and_dR_exchanged() -> Parts:
    """The gradients of the two matrices are exchanged; their sizes are equal, so nothing warns."""

    def gradients(k: Any, found: dict[str, Array]) -> dict[str, Array]:
        square = k.x.shape == k.h.shape
        return {
            **found,
            "dW": found["dR"] if square else found["dW"] * np.nan,
            "dR": found["dW"] if square else found["dR"],
        }

    return {"gradients": gradients}


@rare
def bias_summed_over_units() -> Parts:
    """The bias gradient is summed over the samples alone, one sum per unit; yours is one sum over everything."""
    return {"db": lambda k, da: np.full(da.shape[1], da.sum())}


@rare
def input_weights_transposed_in_dx() -> Parts:
    """The input matrix is the wrong way round in the gradient of x; it only fits because the sizes are equal."""
    return {"dx": lambda k, da: da @ turned(k.W) if k.x.shape == k.h.shape else da @ k.W * np.nan}


@rare
def dx_and_dh_split_in_wrong_order() -> Parts:
    """The joint gradient of x and h is split in one order where the weights are joined in the other."""

    def joint(k: Any, da: Array) -> Array:
        found: Array = da @ np.hstack([k.W, k.R])
        return found

    return {
        "dx": lambda k, da: joint(k, da)[:, k.h.shape[1] :],
        "dh_old": lambda k, da, dh: joint(k, da)[:, : k.h.shape[1]],
    }


@rare
def weight_gradients_from_swapped_concat() -> Parts:
    """In the gradients of the weights x and h are joined in one order where the weights are joined in the other."""

    def joint(k: Any, da: Array) -> Array:
        found: Array = da.T @ np.hstack([k.h, k.x])
        return found

    return {
        "dW": lambda k, da: joint(k, da)[:, : k.x.shape[1]],
        "dR": lambda k, da: joint(k, da)[:, k.x.shape[1] :],
    }


@mutant
def dR_from_new_h() -> Parts:
    """The recurrent weights were multiplied with the old hidden state: use h_prev in their gradient, not the new h."""
    return {"dR": lambda k, da: da.T @ k.h_new}


@rare
def dW_from_h() -> Parts:
    """The input weights were multiplied with x: use x in their gradient, not the hidden state."""
    return {"dW": lambda k, da: da.T @ k.h if k.h.shape == k.x.shape else da.T @ k.x * np.nan}


@rare
def dR_from_x() -> Parts:
    """The recurrent weights were multiplied with the old hidden state: use it in their gradient, not x."""
    return {"dR": lambda k, da: da.T @ k.x if k.h.shape == k.x.shape else da.T @ k.h * np.nan}


@mutant
def weights_averaged() -> Parts:
    """Gradients are summed over the samples, not averaged: the mean belongs to the loss, if anywhere."""
    return {
        "dW": lambda k, da: da.T @ k.x / len(da),
        "dR": lambda k, da: da.T @ k.h / len(da),
        "db": lambda k, da: da.mean(axis=0),
    }


@rare
def both_matrices_averaged() -> Parts:
    """The gradients of both matrices are summed over the samples, not averaged."""
    return {"dW": lambda k, da: da.T @ k.x / len(da), "dR": lambda k, da: da.T @ k.h / len(da)}


def averaged(name: str, id: str) -> Mutant:
    """The mean over the samples where the sum belongs."""
    right = RIGHT[name]
    advice = f"The gradient of {WORDS[name]} is summed over the samples, not averaged."
    return Mutant(id, advice, {name: lambda k, da: right(k, da) / len(da)})


AVERAGED = [averaged("dW", "dW_averaged"), averaged("dR", "dR_averaged"), averaged("db", "bias_averaged")]


def changed(kind: str, said: str, change: Callable[[Array], Array], *names: str) -> list[Mutant]:
    """One mutant per gradient, in which it goes through `change`."""

    def one(name: str) -> Mutant:
        right = RIGHT[name]
        id = {"dh_old": "dprev_h"}.get(name, name)
        advice = f"The gradient of {WORDS[name]} {said}."
        return Mutant(f"{id}_{kind}", advice, {name: lambda *args: change(right(*args))}, family=kind != "transposed")

    return [one(name) for name in names]


ALL = ("dx", "dh_old", "dW", "dR", "db")
DOUBLED = changed("doubled", "is counted twice", lambda a: 2 * a, *ALL)
NEGATED = changed("negated", "has the wrong sign", lambda a: -a, *ALL)
ZERO = changed("zero", "is never assigned and stays zero", np.zeros_like, *ALL)
TURNED = changed("transposed", "is transposed; it is square, so nothing warns", turned, "dR")


@rare
def dW_transposed() -> Parts:
    """The gradient of the input weights is transposed; it only fits when it is square."""
    return {"dW": lambda k, da: turned(da.T @ k.x) if k.x.shape == k.h.shape else da.T @ k.x}


FIRST_ROW = Mutant(
    "bias_from_first_row",
    "The bias gradient is the sum over all samples; here only the first one counts.",
    {"db": lambda k, da: da[0]},
)
LAST_ROW = Mutant(
    "bias_from_last_row",
    "The bias gradient is the sum over all samples; here only the last one counts.",
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
    """The backward pass uses the weights and values of the last forward call instead of those in its cache."""

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
