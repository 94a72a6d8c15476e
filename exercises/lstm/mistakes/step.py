"""Mistakes in one step forward. Names and sources: the mistake catalogue in docs/mistakes.md."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exercises.lstm.anatomy import blocks, sigmoid
from exercises.mistakes import dtype_kept, naive_sigmoid, results_in_one_buffer, rows_beyond_64_zero, softmax
from grader.checks import mutant
from grader.model import Mutant

Array = NDArray[Any]
Parts = Mapping[str, Any]


@mutant
def candidate_sigmoid() -> Parts:
    """The candidate must be able to be negative, so it takes tanh; only the three gates take the sigmoid."""
    return {"candidate": sigmoid}


@mutant
def candidate_linear() -> Parts:
    """The candidate goes through tanh before the input gate scales it; here its pre-activation is used as it is."""
    return {"candidate": lambda a: a}


@mutant
def candidate_relu() -> Parts:
    """The candidate goes through tanh; a ReLU lets it grow without bound and never be negative."""
    return {"candidate": lambda a: np.maximum(a, 0.0)}


@mutant
def gates_softmax() -> Parts:
    """Each unit's gate opens on its own: use the sigmoid elementwise; softmax makes the units compete."""
    return {"gate_i": softmax, "gate_f": softmax, "gate_o": softmax}


def gate_through(gate: str, name: str, function: Any, said: str) -> Mutant:
    words = {"i": "input", "f": "forget", "o": "output"}[gate]
    advice = f"The {words} gate takes the sigmoid, so that it stays between 0 and 1; here it goes through {said}."
    return Mutant(f"{words}_gate_{name}", advice, {f"gate_{gate}": function})


GATE_ACTIVATIONS = [
    gate_through(gate, name, function, said)
    for gate in "ifo"
    for name, function, said in (
        ("tanh", np.tanh, "tanh"),
        ("linear", lambda a: a, "nothing at all"),
        ("softmax", softmax, "softmax, which makes the units compete"),
        ("sign_flipped", lambda a: sigmoid(-a), "the sigmoid with the wrong sign, 1 / (1 + exp(+a))"),
        ("hard_sigmoid", lambda a: np.clip(0.2 * a + 0.5, 0.0, 1.0), "a hard sigmoid, clip(0.2 a + 0.5, 0, 1)"),
    )
]


@mutant
def gates_tanh() -> Parts:
    """All three gates go through tanh; they take the sigmoid, so that each lies between 0 (closed) and 1 (open)."""
    return {"gate_i": np.tanh, "gate_f": np.tanh, "gate_o": np.tanh}


@mutant
def sigmoid_sign_flipped() -> Parts:
    """The sigmoid is 1 / (1 + exp(-a)); yours has the sign of a turned round, so open gates close."""
    flipped = lambda a: sigmoid(-a)  # noqa: E731
    return {"gate_i": flipped, "gate_f": flipped, "gate_o": flipped}


@mutant
def gates_hard_sigmoid() -> Parts:
    """The gates take the logistic sigmoid; a hard sigmoid, clip(0.2 a + 0.5, 0, 1), is another function."""
    hard = lambda a: np.clip(0.2 * a + 0.5, 0.0, 1.0)  # noqa: E731
    return {"gate_i": hard, "gate_f": hard, "gate_o": hard}


@mutant
def output_tanh_missing() -> Parts:
    """Squash the cell state with tanh before the output gate scales it: h = o * tanh(c), not o * c."""
    return {"squash": lambda c: c}


@mutant
def output_sigmoid() -> Parts:
    """The cell state goes through tanh on its way out; a sigmoid there makes h positive always."""
    return {"squash": sigmoid}


@mutant
def cell_tanh_twice() -> Parts:
    """The cell state is squashed twice on its way out: h = o * tanh(c), with one tanh."""
    return {"squash": lambda c: np.tanh(np.tanh(c))}


@mutant
def cell_sum_not_product() -> Parts:
    """A gate multiplies what it gates; adding it lets the candidate in even when the gate is closed."""
    return {"cell": lambda k: k.f * k.c + k.i + k.g}


@mutant
def forget_gate_added() -> Parts:
    """The forget gate multiplies the old cell state; here it is added to it, so nothing is ever forgotten."""
    return {"cell": lambda k: k.f + k.c + k.i * k.g}


@mutant
def forget_gate_ignored() -> Parts:
    """The old cell state is scaled by the forget gate: c = f * c_prev + i * g; here it is kept whole."""
    return {"cell": lambda k: k.c + k.i * k.g}


@mutant
def input_gate_ignored() -> Parts:
    """The candidate is scaled by the input gate: c = f * c_prev + i * g; here it enters whole."""
    return {"cell": lambda k: k.f * k.c + k.g}


@mutant
def output_gate_ignored() -> Parts:
    """The output gate scales what leaves the cell: h = o * tanh(c); here tanh(c) leaves whole."""
    return {"output": lambda k: k.t}


@mutant
def old_cell_dropped() -> Parts:
    """The new cell state keeps part of the old one: c = f * c_prev + i * g; here the old state is lost."""
    return {"cell": lambda k: k.i * k.g}


@mutant
def forget_is_one_minus_input() -> Parts:
    """The forget gate has weights of its own; f = 1 - i is the coupled variant of the cell."""
    return {"cell": lambda k: (1.0 - k.i) * k.c + k.i * k.g}


@mutant
def input_is_one_minus_forget() -> Parts:
    """The input gate has weights of its own; i = 1 - f is the coupled variant of the cell."""
    return {"cell": lambda k: k.f * k.c + (1.0 - k.f) * k.g}


@mutant
def input_and_forget_swapped() -> Parts:
    """The forget gate scales the old cell state and the input gate the candidate; yours have changed places."""
    return {"cell": lambda k: k.i * k.c + k.f * k.g}


@mutant
def forget_gate_scales_candidate_too() -> Parts:
    """The candidate is scaled by the input gate, not by the forget gate."""
    return {"cell": lambda k: k.f * k.c + k.f * k.g}


@mutant
def input_gate_scales_both() -> Parts:
    """The old cell state is scaled by the forget gate, not by the input gate."""
    return {"cell": lambda k: k.i * k.c + k.i * k.g}


@mutant
def gate_scales_sum() -> Parts:
    """The forget gate scales the old cell state alone; here the bracket takes in the candidate too."""
    return {"cell": lambda k: k.f * (k.c + k.i * k.g)}


@mutant
def candidate_subtracted() -> Parts:
    """The gated candidate is added to the gated old state, not subtracted from it."""
    return {"cell": lambda k: k.f * k.c - k.i * k.g}


@mutant
def h_from_old_cell() -> Parts:
    """h is read from the new cell state; yours still looks at the old one: h = o * tanh(c), with the new c."""
    return {"output": lambda k: k.o * np.tanh(k.c)}


@mutant
def h_from_kept_cell() -> Parts:
    """h is read from the whole new cell state; yours reads f * c_prev, before the candidate has been added."""
    return {"output": lambda k: k.o * np.tanh(k.f * k.c)}


@mutant
def h_tanh_of_product() -> Parts:
    """The output gate scales tanh(c) from outside: h = o * tanh(c), not tanh(o * c)."""
    return {"output": lambda k: np.tanh(k.o * k.c_new)}


@mutant
def cell_squashed_before_store() -> Parts:
    """tanh is applied on the way out only; the cell state itself is stored and passed on unsquashed."""
    return {"cell": lambda k: np.tanh(k.f * k.c + k.i * k.g)}


@mutant
def cell_returned_as_tanh() -> Parts:
    """An in-place tanh overwrites the cell state: the next step then starts from tanh(c) instead of c."""
    return {"returned": lambda k, h, c: (h, k.t)}


@mutant
def states_swapped_on_return() -> Parts:
    """Your two states are right but in the wrong places: return the hidden state first."""
    return {"returned": lambda k, h, c: (c, h)}


@mutant
def c_is_h() -> Parts:
    """The returned cell state is really the hidden state: two results, two arrays."""
    return {"returned": lambda k, h, c: (h, h)}


@mutant
def h_is_c() -> Parts:
    """The returned hidden state is really the cell state: h = o * tanh(c)."""
    return {"returned": lambda k, h, c: (c, c)}


@mutant
def old_cell_returned() -> Parts:
    """You compute the new cell state but return the old one."""
    return {"returned": lambda k, h, c: (h, k.c)}


@mutant
def new_state_not_stored() -> Parts:
    """You compute the new hidden state but return the old one."""
    return {"returned": lambda k, h, c: (k.h, c)}


@mutant
def bias_missing() -> Parts:
    """Every pre-activation has its bias: x W + h R + b."""
    return {"preactivation": lambda x, h, W, R, b: x @ W.T + h @ R.T}


@mutant
def bias_doubled() -> Parts:
    """The bias is added once; here it counts twice."""
    return {"preactivation": lambda x, h, W, R, b: x @ W.T + h @ R.T + 2 * b}


@mutant
def bias_subtracted() -> Parts:
    """The bias is added, not subtracted."""
    return {"preactivation": lambda x, h, W, R, b: x @ W.T + h @ R.T - b}


@mutant
def recurrent_weights_unused() -> Parts:
    """The old hidden state takes part in every pre-activation through its own weights; here it does not."""
    return {"preactivation": lambda x, h, W, R, b: x @ W.T + b}


@mutant
def input_unused() -> Parts:
    """The input takes part in every pre-activation through its own weights; here it does not."""
    return {"preactivation": lambda x, h, W, R, b: h @ R.T + b + 0 * x[:, :1]}


@mutant
def recurrent_weights_transposed() -> Parts:
    """The recurrent matrix is used the wrong way round: its shape fits both ways, so nothing warns; transpose it."""

    def preactivation(x: Array, h: Array, W: Array, R: Array, b: Array) -> Array:
        H = R.shape[1]
        R_turned = np.concatenate([R[k * H : (k + 1) * H].T for k in range(4)])
        return x @ W.T + h @ R_turned.T + b

    return {"preactivation": preactivation}


@mutant
def one_weight_for_all_gates() -> Parts:
    """Every gate has weights of its own; here all four come from the same ones."""

    def split(a: Array) -> list[Array]:
        return [blocks(a)[0]] * 4

    return {"split": split}


def biased_like(gate: str, other: str) -> Mutant:
    """One gate's bias taken from another gate's block."""
    here, there = "ifgo".index(gate), "ifgo".index(other)

    def preactivation(x: Array, h: Array, W: Array, R: Array, b: Array) -> Array:
        copied = b.copy()
        H = R.shape[1]
        copied[here * H : (here + 1) * H] = b[there * H : (there + 1) * H]
        return x @ W.T + h @ R.T + copied

    advice = (
        f"Check that each gate's line uses that gate's own bias: the bias of {gate} looks copied from the line of "
        f"{other}."
    )
    return Mutant(f"bias_copy_paste_{gate}_from_{other}", advice, {"preactivation": preactivation})


BIAS_COPIES = [biased_like(gate, other) for gate, other in permutations("ifgo", 2)]


@mutant
def bias_of_output_gate_for_forget_and_input() -> Parts:
    """Check that each gate's line uses that gate's own bias: those of i and f look copied from the line of o."""

    def preactivation(x: Array, h: Array, W: Array, R: Array, b: Array) -> Array:
        H = R.shape[1]
        copied = np.concatenate([b[3 * H :], b[3 * H :], b[2 * H :]])
        return x @ W.T + h @ R.T + copied

    return {"preactivation": preactivation}


def gates_read_as(order: tuple[int, ...]) -> Mutant:
    """The four blocks read in another order."""
    letters = "".join("ifgo"[k] for k in order)
    places = [order.index(k) for k in range(4)]

    def split(a: Array) -> list[Array]:
        return [blocks(a)[place] for place in places]

    advice = (
        f"The four blocks of the pre-activation are taken in another order than the exercise states: you read them as "
        f"{{blocks:{letters}}} where they lie as {{blocks:ifgo}}."
    )
    return Mutant(f"gate_order_{letters}", advice, {"split": split})


GATE_ORDERS = [gates_read_as(order) for order in permutations(range(4)) if order != (0, 1, 2, 3)]


@mutant
def forget_bias_added() -> Parts:
    """A constant 1 is added to the forget gate's pre-activation; here the bias that you are given is all there is."""
    return {"gate_f": lambda a: sigmoid(a + 1.0)}


@mutant
def sigmoid_overflow() -> Parts:
    """exp overflows for large arguments and the quotient becomes nan: use a sigmoid that never forms inf / inf."""
    return {"gate_i": naive_sigmoid, "gate_f": naive_sigmoid, "gate_o": naive_sigmoid}


@mutant
def forget_bias_when_zero() -> Parts:
    """A forget bias of 1 is slipped in when the bias is all zero; use the bias that you are given, zero included."""

    def preactivation(x: Array, h: Array, W: Array, R: Array, b: Array) -> Array:
        H = R.shape[1]
        extra = np.zeros_like(b)
        extra[H : 2 * H] = 0.0 if np.any(b) else 1.0
        return x @ W.T + h @ R.T + b + extra

    return {"preactivation": preactivation}


OTHERS = [rows_beyond_64_zero, dtype_kept, results_in_one_buffer]
