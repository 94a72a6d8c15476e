"""Mistakes in one step backward. Names and sources: the mistake catalogue in docs/mistakes.md."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exercises.lstm.anatomy import PARTS, blocks, sigmoid, sigmoid_slope, tanh_slope
from exercises.mistakes import dtype_kept, results_in_one_buffer, rows_beyond_64_zero
from grader.checks import mutant
from grader.model import Mutant

Array = NDArray[Any]
Parts = Mapping[str, Any]
RIGHT = PARTS


def through_h(k: Any, dh: Array) -> Array:
    """What reaches the cell from h alone."""
    found: Array = dh * k.o * tanh_slope(k.t)
    return found


@mutant
def tanh_missing_in_dc() -> Parts:
    """The derivative of tanh is one minus tanh squared, so square tanh(c), not c."""
    return {"dcell": lambda k, dh, dc: dc + dh * k.o * (1 - k.c_new**2)}


@mutant
def double_tanh_in_dc() -> Parts:
    """tanh(c) is squared once more through another tanh: its slope is 1 - tanh(c)^2."""
    return {"dcell": lambda k, dh, dc: dc + dh * k.o * (1 - np.tanh(k.t) ** 2)}


@mutant
def tanh_slope_missing_in_dc() -> Parts:
    """h = o * tanh(c): on its way to c, dh passes the slope of that tanh, 1 - tanh(c)^2."""
    return {"dcell": lambda k, dh, dc: dc + dh * k.o}


@mutant
def tanh_slope_not_squared() -> Parts:
    """The slope of tanh is 1 - tanh(c)^2; the square is missing."""
    return {"dcell": lambda k, dh, dc: dc + dh * k.o * (1 - k.t)}


@mutant
def output_gate_missing_in_dc() -> Parts:
    """h = o * tanh(c): on its way to c, dh is scaled by the output gate."""
    return {"dcell": lambda k, dh, dc: dc + dh * tanh_slope(k.t)}


@mutant
def dc_overwritten() -> Parts:
    """The cell state is used twice, by this step's output and by the next step, so add the two gradients."""
    return {"dcell": lambda k, dh, dc: through_h(k, dh)}


@mutant
def dc_from_h_missing() -> Parts:
    """h depends on c through tanh, so part of dh must flow into the gradient of c."""
    return {"dcell": lambda k, dh, dc: dc}


@mutant
def dc_subtracted() -> Parts:
    """The two gradients that reach the cell are added; one of yours has the wrong sign."""
    return {"dcell": lambda k, dh, dc: dc - through_h(k, dh)}


@mutant
def dc_scaled_by_slope_too() -> Parts:
    """Only what comes through h passes the output gate and the slope of tanh; dc arrives at the cell as it is."""
    return {"dcell": lambda k, dh, dc: (dc + dh) * k.o * tanh_slope(k.t)}


@mutant
def dc_scaled_by_forget_gate_first() -> Parts:
    """dc arrives at the new cell state as it is; the forget gate scales only what goes on to the old one."""
    return {"dcell": lambda k, dh, dc: dc * k.f + through_h(k, dh)}


@mutant
def double_tanh_candidate() -> Parts:
    """g is already a tanh, so its slope is 1 - g squared, without another tanh."""
    return {"da_g": lambda k, dct, dh, dc: dct * k.i * (1 - np.tanh(k.g) ** 2)}


@mutant
def candidate_slope_from_preactivation() -> Parts:
    """The slope of the candidate's tanh is 1 - g^2; yours squares the pre-activation."""
    return {"da_g": lambda k, dct, dh, dc: dct * k.i * (1 - k.ag**2)}


@mutant
def candidate_slope_of_sigmoid() -> Parts:
    """The candidate is a tanh, so its slope is 1 - g^2; g(1 - g) is the slope of a sigmoid."""
    return {"da_g": lambda k, dct, dh, dc: dct * k.i * sigmoid_slope(k.g)}


@mutant
def candidate_slope_missing() -> Parts:
    """On its way to the pre-activation, the candidate's gradient passes the slope of tanh, 1 - g^2."""
    return {"da_g": lambda k, dct, dh, dc: dct * k.i}


@mutant
def candidate_slope_not_squared() -> Parts:
    """The slope of the candidate's tanh is 1 - g^2; the square is missing."""
    return {"da_g": lambda k, dct, dh, dc: dct * k.i * (1 - k.g)}


@mutant
def candidate_gradient_sign() -> Parts:
    """The candidate's gradient has the wrong sign."""
    return {"da_g": lambda k, dct, dh, dc: -RIGHT["da_g"](k, dct, dh, dc)}


@mutant
def candidate_gradient_through_forget_gate() -> Parts:
    """The candidate enters the cell through the input gate, so its gradient is scaled by i, not by f."""
    return {"da_g": lambda k, dct, dh, dc: dct * k.f * tanh_slope(k.g)}


@mutant
def input_gate_missing_in_dg() -> Parts:
    """Both paths reach the candidate through the input gate, so i multiplies both terms."""
    return {"da_g": lambda k, dct, dh, dc: (dc * k.i + through_h(k, dh)) * tanh_slope(k.g)}


@mutant
def input_gate_left_out_of_dg() -> Parts:
    """The candidate enters the cell through the input gate, so its gradient is scaled by i."""
    return {"da_g": lambda k, dct, dh, dc: dct * tanh_slope(k.g)}


@mutant
def extra_candidate_factor() -> Parts:
    """The candidate itself does not appear as a factor in its own gradient; drop it and bracket the two terms."""
    return {"da_g": lambda k, dct, dh, dc: dc * k.i + through_h(k, dh) * k.i * k.g * tanh_slope(k.g)}


@mutant
def bracket_around_wrong_product() -> Parts:
    """Close the bracket right after tanh squared; a backward step must return zero when the arriving gradient is."""
    return {"da_g": lambda k, dct, dh, dc: dc * k.i + k.o * (1 - k.t**2 * k.i * dh) * tanh_slope(k.g)}


def second_term_only(gate: str, factor: str) -> Mutant:
    """The slope multiplies only what came through h."""
    slope = tanh_slope if gate == "g" else sigmoid_slope

    def da(k: Any, dct: Array, dh: Array, dc: Array) -> Array:
        found: Array = dc * getattr(k, factor) + through_h(k, dh) * getattr(k, factor) * slope(getattr(k, gate))
        return found

    advice = (
        f"Put both terms in brackets: the slope of {gate} multiplies the whole gradient, not only the part that comes "
        "through h."
    )
    return Mutant(f"slope_on_second_term_only_{gate}", advice, {f"da_{gate}": da})


SECOND_TERMS = [second_term_only("i", "g"), second_term_only("f", "c"), second_term_only("g", "i")]


@mutant
def slope_on_second_term_only() -> Parts:
    """Put both terms in brackets: a gate's slope multiplies the whole gradient, not only what comes through h."""
    return {part: value for made in SECOND_TERMS for part, value in made.replaces.items()}


def slopes(gate: str, upstream: Any) -> list[Mutant]:
    """Wrong slopes of one gate; `upstream(k, dct, dh)` is the gradient that arrives at the gate's output."""
    words = {"i": "input", "f": "forget", "o": "output"}[gate]

    def one(name: str, advice: str, slope: Any) -> Mutant:
        def da(k: Any, dct: Array, dh: Array, dc: Array) -> Array:
            up = upstream(k, dct, dh)
            found: Array = slope(up, getattr(k, gate), getattr(k, "a" + gate))
            return found

        return Mutant(f"{name}_{gate}", advice, {f"da_{gate}": da})

    of = f"of the {words} gate"
    return [
        one("sigmoid_slope_missing", f"Multiply by the slope {of}, {gate}(1 - {gate}); here there is none.",
            lambda up, s, a: up),
        one("sigmoid_value_for_slope", f"Multiply by the slope {of}, {gate}(1 - {gate}); here {gate} itself is used.",
            lambda up, s, a: up * s),
        one("sigmoid_complement_for_slope", f"The slope {of} is {gate}(1 - {gate}); here only 1 - {gate} is used.",
            lambda up, s, a: up * (1 - s)),
        one("sigmoid_slope_from_preactivation", f"The slope {of} is s(1 - s) with s = sigmoid(a), not a(1 - a).",
            lambda up, s, a: up * a * (1 - a)),
        one("sigmoid_slope_of_tanh", f"The {words} gate is a sigmoid, so its slope is {gate}(1 - {gate}); "
            f"1 - {gate}^2 is the slope of a tanh.", lambda up, s, a: up * tanh_slope(s)),
        one("sigmoid_twice", f"{gate} is already a sigmoid: its slope is {gate}(1 - {gate}), without another sigmoid.",
            lambda up, s, a: up * sigmoid_slope(sigmoid(s))),
        one("sigmoid_of_gradient", f"Both factors of the slope {of} belong to the pre-activation; one of yours is "
            "evaluated at the gradient.", lambda up, s, a: s * (1 - sigmoid(up)) * up),
        one("gate_gradient_sign", f"The gradient {of} has the wrong sign.", lambda up, s, a: -up * sigmoid_slope(s)),
    ]  # fmt: skip


SLOPES = [
    *slopes("i", lambda k, dct, dh: dct * k.g),
    *slopes("f", lambda k, dct, dh: dct * k.c),
    *slopes("o", lambda k, dct, dh: dh * k.t),
]


@mutant
def sigmoid_slope_missing() -> Parts:
    """Multiply by the derivative of the sigmoid, s(1 - s), at every gate; here it is left out."""
    return {f"da_{gate}": m.replaces[f"da_{gate}"] for gate in "ifo" for m in SLOPES if m.id.endswith(f"missing_{gate}")}


@mutant
def sigmoid_slope_from_preactivation() -> Parts:
    """The slope of a gate is s(1 - s) with s = sigmoid(a); yours takes the pre-activation itself, a(1 - a)."""
    name = "sigmoid_slope_from_preactivation_"
    return {f"da_{gate}": m.replaces[f"da_{gate}"] for gate in "ifo" for m in SLOPES if m.id == name + gate}


@mutant
def do_from_c() -> Parts:
    """h = o * tanh(c), so the output gate's gradient is scaled by tanh(c), not by c."""
    return {"da_o": lambda k, dct, dh, dc: dh * k.c_new * sigmoid_slope(k.o)}


@mutant
def do_from_old_c() -> Parts:
    """h = o * tanh(c) with the new c, so the output gate's gradient is scaled by tanh of the new cell state."""
    return {"da_o": lambda k, dct, dh, dc: dh * np.tanh(k.c) * sigmoid_slope(k.o)}


@mutant
def do_from_dc() -> Parts:
    """The output gate acts on h alone, so its gradient comes from dh, not from the gradient of the cell."""
    return {"da_o": lambda k, dct, dh, dc: dct * k.t * sigmoid_slope(k.o)}


@mutant
def df_from_new_cell() -> Parts:
    """The forget gate scales the old cell state: its gradient is scaled by c_prev, not by the new c."""
    return {"da_f": lambda k, dct, dh, dc: dct * k.c_new * sigmoid_slope(k.f)}


@mutant
def df_from_candidate() -> Parts:
    """The forget gate scales the old cell state: its gradient is scaled by c_prev, not by the candidate."""
    return {"da_f": lambda k, dct, dh, dc: dct * k.g * sigmoid_slope(k.f)}


@mutant
def df_without_old_cell() -> Parts:
    """The forget gate scales the old cell state, so c_prev is a factor of its gradient."""
    return {"da_f": lambda k, dct, dh, dc: dct * sigmoid_slope(k.f)}


@mutant
def di_from_old_cell() -> Parts:
    """The input gate scales the candidate: its gradient is scaled by g, not by the old cell state."""
    return {"da_i": lambda k, dct, dh, dc: dct * k.c * sigmoid_slope(k.i)}


@mutant
def di_without_candidate() -> Parts:
    """The input gate scales the candidate, so g is a factor of its gradient."""
    return {"da_i": lambda k, dct, dh, dc: dct * sigmoid_slope(k.i)}


@mutant
def di_and_df_exchanged() -> Parts:
    """The input gate's gradient takes g and the forget gate's takes c_prev; yours are exchanged."""
    return {
        "da_i": lambda k, dct, dh, dc: dct * k.c * sigmoid_slope(k.i),
        "da_f": lambda k, dct, dh, dc: dct * k.g * sigmoid_slope(k.f),
    }


def gate_without(gate: str, factor: str, missing: str) -> Mutant:
    """One gate hears only of one of the two gradients."""
    words = {"i": "input gate", "f": "forget gate", "g": "candidate"}[gate]
    slope = tanh_slope if gate == "g" else sigmoid_slope

    def da(k: Any, dct: Array, dh: Array, dc: Array) -> Array:
        up = through_h(k, dh) if missing == "dc" else dc
        found: Array = up * getattr(k, factor) * slope(getattr(k, gate))
        return found

    source = "dc, the gradient that arrives at the cell" if missing == "dc" else "what comes to the cell through h"
    return Mutant(f"{missing}_missing_in_{gate}", f"The gradient of the {words} must hear of {source}, too.", {f"da_{gate}": da})


HALF_HEARD = [gate_without(gate, factor, lost) for gate, factor in ("ig", "fc", "gi") for lost in ("dc", "dh")]


def joined_as(order: tuple[int, ...]) -> Mutant:
    """The four gradients joined in another order."""
    letters = "".join("ifgo"[k] for k in order)

    def join(*gates: Array) -> Array:
        return np.concatenate([gates[k] for k in order], axis=-1)

    advice = (
        "Join the gate gradients in exactly the order in which the forward pass split the pre-activations: yours are "
        f"joined as {{blocks:{letters}}} where they lie as {{blocks:ifgo}}."
    )
    return Mutant(f"gate_grad_order_differs_{letters}", advice, {"join": join})


JOIN_ORDERS = [joined_as(order) for order in permutations(range(4)) if order != (0, 1, 2, 3)]


@mutant
def dx_from_hidden_block() -> Parts:
    """x entered through the input weights: take those for dx, not the recurrent ones."""
    return {"dx": lambda k, da: da @ k.R if k.R.shape == k.W.shape else RIGHT["dx"](k, da) * np.nan}


def block_missing(target: str, matrix: str, gate: str) -> Mutant:
    """dx or dh without one gate's part."""
    place = "ifgo".index(gate)

    def part(k: Any, da: Array, *rest: Any) -> Array:
        H = k.R.shape[1]
        cut = da.copy()
        cut[:, place * H : (place + 1) * H] = 0.0
        found: Array = cut @ getattr(k, matrix)
        return found

    name = {"dx": "dx", "dh_old": "dprev_h"}[target]
    return Mutant(f"{gate}_missing_in_{target}", f"{name} sums over all four gates; {gate} is left out.", {target: part})


BLOCKS_MISSING = [block_missing(t, m, gate) for t, m in (("dx", "W"), ("dh_old", "R")) for gate in "ifgo"]


@mutant
def dh_added_to_dh_old() -> Parts:
    """The old hidden state enters only through the pre-activations: the arriving dh is not added to its gradient."""
    return {"dh_old": lambda k, da, dh: da @ k.R + dh}


@mutant
def forget_gate_missing_in_dc_old() -> Parts:
    """The old cell state enters scaled by the forget gate, so its gradient is f times the gradient of c."""
    return {"dc_old": lambda k, dct, dh, dc: dct}


@mutant
def input_gate_in_dc_old() -> Parts:
    """The old cell state enters through the forget gate, so its gradient is scaled by f, not by i."""
    return {"dc_old": lambda k, dct, dh, dc: dct * k.i}


@mutant
def dc_old_from_dc_alone() -> Parts:
    """The gradient of the old cell state is f times everything that reaches c, the part through h included."""
    return {"dc_old": lambda k, dct, dh, dc: dc * k.f}


@mutant
def dc_old_from_h_alone() -> Parts:
    """The gradient of the old cell state is f times everything that reaches c, the arriving dc included."""
    return {"dc_old": lambda k, dct, dh, dc: through_h(k, dh) * k.f}


@mutant
def dc_prev_extra_terms() -> Parts:
    """The old cell state enters only through the forget gate: its gradient is f times that of c and nothing else."""
    return {"dc_old": lambda k, dct, dh, dc: dct * k.f + dc}


@mutant
def dc_prev_through_candidate() -> Parts:
    """The old cell state enters only through the forget gate; the input gate's path has no part in its gradient."""
    return {"dc_old": lambda k, dct, dh, dc: dct * k.f + dct * k.i * k.g}


@mutant
def dR_from_new_h() -> Parts:
    """The recurrent weights were multiplied with the old hidden state: use h_prev in their gradient, not the new h."""
    return {"dR": lambda k, da: da.T @ k.h_new}


@mutant
def weights_averaged() -> Parts:
    """Gradients are summed over the samples, not averaged: the mean belongs to the loss, if anywhere."""
    return {
        "dW": lambda k, da: da.T @ k.x / len(da),
        "dR": lambda k, da: da.T @ k.h / len(da),
        "db": lambda k, da: da.mean(axis=0),
    }


@mutant
def bias_averaged() -> Parts:
    """The bias gradient is the sum over the samples, not the mean."""
    return {"db": lambda k, da: da.mean(axis=0)}


@mutant
def dW_averaged() -> Parts:
    """The gradient of the input weights is summed over the samples, not averaged."""
    return {"dW": lambda k, da: da.T @ k.x / len(da)}


@mutant
def dR_averaged() -> Parts:
    """The gradient of the recurrent weights is summed over the samples, not averaged."""
    return {"dR": lambda k, da: da.T @ k.h / len(da)}


def doubled(name: str, words: str) -> Mutant:
    right = RIGHT[name]
    return Mutant(f"{name}_doubled", f"The gradient of {words} is counted twice.", {name: lambda k, da: 2 * right(k, da)})


def transposed(name: str, words: str) -> Mutant:
    """The blocks of a weight gradient transposed, which only fits when they are square."""
    right = RIGHT[name]

    def part(k: Any, da: Array) -> Array:
        found = right(k, da)
        H = k.R.shape[1]
        if found.shape[1] != H:
            return found
        return np.concatenate([found[j * H : (j + 1) * H].T for j in range(4)])

    return Mutant(f"{name}_transposed", f"The gradient of {words} is transposed; it only fits when it is square.", {name: part})


WEIGHTS = [
    made(name, words)
    for made in (doubled, transposed)
    for name, words in (("dW", "the input weights"), ("dR", "the recurrent weights"), ("db", "the bias"))
    if not (made is transposed and name == "db")
]


@mutant
def bias_from_first_row() -> Parts:
    """The bias gradient is the sum over all samples; here only the first one counts."""
    return {"db": lambda k, da: da[0]}


def bias_copied(gate: str, other: str) -> Mutant:
    here, there = "ifgo".index(gate), "ifgo".index(other)

    def db(k: Any, da: Array) -> Array:
        parts = blocks(da.sum(axis=0))
        parts[here] = parts[there]
        return np.concatenate(parts)

    advice = f"Sum each gate's own pre-activation gradient for its bias: {gate}'s is copied from {other}'s."
    return Mutant(f"bias_grads_copied_{gate}_from_{other}", advice, {"db": db})


def bias_copied_to_all(gate: str) -> Mutant:
    there = "ifgo".index(gate)
    advice = f"Sum each gate's own pre-activation gradient for its bias: {gate}'s sum is used for all of them."
    return Mutant(
        f"bias_grads_copied_from_{gate}",
        advice,
        {"db": lambda k, da: np.concatenate([blocks(da.sum(axis=0))[there]] * 4)},
    )


BIAS_COPIES = [bias_copied(gate, other) for gate, other in permutations("ifgo", 2)] + [
    bias_copied_to_all(gate) for gate in "ifgo"
]


@mutant
def preactivations_clipped() -> Parts:
    """The gradient of the pre-activations is clipped to [-1, 1]: a gradient check cannot pass; clip in training."""
    return {"join": lambda *gates: np.clip(np.concatenate(gates, axis=-1), -1.0, 1.0)}


@mutant
def clip_inside_gradient() -> Parts:
    """Clipping here hides errors from a gradient check; clip just before the update instead."""
    return {"gradients": lambda k, found: {name: np.clip(array, -5.0, 5.0) for name, array in found.items()}}


@mutant
def small_gradients_flushed() -> Parts:
    """Gradients below 1e-9 are set to zero; tiny is not zero."""
    return {
        "gradients": lambda k, found: {name: np.where(np.abs(a) < 1e-9, 0.0, a) for name, a in found.items()}
    }


@mutant
def c_gradient_lost_when_dh_is_zero() -> Parts:
    """When dh is zero the arriving dc still has to be carried back."""
    return {"dcell": lambda k, dh, dc: RIGHT["dcell"](k, dh, dc) if np.any(dh) else 0.0 * dc}


@mutant
def weights_of_the_last_forward_pass() -> Parts:
    """The backward pass uses the weights and values of the last forward call instead of those in its cache."""

    def around() -> Any:
        last: list[Any] = []

        def wrap(entries: Any) -> Any:
            forward, backward = entries["lstm_step"], entries["lstm_step_backward"]

            def kept(*args: Any) -> Any:
                answer = forward(*args)
                last[:] = [answer[-1]]
                return answer

            return {**entries, "lstm_step": kept, "lstm_step_backward": lambda dh, dc, k: backward(dh, dc, last[0])}

        return wrap

    return {"around": around}


OTHERS = [rows_beyond_64_zero, dtype_kept, results_in_one_buffer]
