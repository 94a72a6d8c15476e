"""What people get wrong in a GRU, and the other conventions: what lines of the solutions set their names to instead."""

from exercises.recurrent.mistakes.of_numbers import (  # noqa: F401  (whoever loads this file collects them)
    read_in_memory_order,
    results_in_one_buffer,
    rows_beyond_64_zero,
)
from exercises.recurrent.mistakes.of_rare_inputs import (  # noqa: F401
    silenced,
    steps_beyond_20_zero,
    zeros_taken_for_missing,
)
from exercises.recurrent.mistakes.written_over import OF_LINES  # noqa: F401
from grader.checks import Parts, mutant

R_N = "R[2 * h.shape[1]:]"
REPLACES = {"h_new": "(1 - z) * h + z * n", "dn": "dh * z", "dz": "dh * (n - h)"}
BEFORE = {
    "q": f"(r * h) @ {R_N}.T",
    "n": "np.tanh(a_n + q + bn)",
    "dr": f"(da_n @ {R_N}) * h",
    "dR": "np.vstack([da[:, :2 * h.shape[1]].T @ h, da_n.T @ (r * h)])",
    "dbn": "da_n.sum(axis=0)",
}
BACK = f"np.hstack([da_r, da_z]) @ R[:2 * h.shape[1]] + (da_n @ {R_N}) * r"


@mutant
def update_gate_lets_in_the_new() -> Parts:
    """Takes z for the share of the new state: that is the other convention of the update gate.

    As in torch, z is the other share here. Which of the two states does a gate that is one leave?
    """
    return {**REPLACES, "dh_old": "dh * (1 - z) + dk @ R"}


@mutant
def reset_before_the_product() -> Parts:
    """Scales the old state by the reset gate before it meets the weights: that is the other convention.

    As in torch, the gate acts later here. Which lines come before it?
    """
    return {**BEFORE, "dh_old": f"dh * z + {BACK}"}


@mutant
def both_conventions_of_chung() -> Parts:
    """Follows the other conventions: z is the share of the new state, and r scales before the weights.

    Torch's are asked here. Which state does a gate that is one leave, and when does r act?
    """
    return {**BEFORE, **REPLACES, "dh_old": f"dh * (1 - z) + {BACK}"}


@mutant
def blocks_in_the_order_of_keras() -> Parts:
    """Reads the blocks in the order z r n, which is that of Keras and ONNX.

    Look at the order of the names where they are split.
    """
    gates = {"r": "sigmoid(a_z + k_z)", "z": "sigmoid(a_r + k_r)"}
    return {**gates, "da": "np.hstack([da_z, da_r, da_n])", "dk": "np.hstack([da_z, da_r, dq])"}


@mutant
def reset_scales_the_input_alone() -> Parts:
    """Scales the input's share of the candidate by the reset gate, and the old state's not at all.

    What is the gate to forget: what has come in, or what was there?
    """
    return {"n": "np.tanh(r * a_n + q)"}


@mutant
def old_state_added() -> Parts:
    """Adds the whole old state to the new one. By which ways does the old state enter, and how much of it?"""
    return {"h_new": "z * h + (1 - z) * n + h", "dh_old": "dh + dh * z + dk @ R"}


@mutant
def update_gate_gradient_turned() -> Parts:
    """Has the gradient of the update gate with its sign turned: that is the other convention's.

    Which state does z keep?
    """
    return {"dz": "dh * (n - h)"}


@mutant
def reset_missing_in_dR() -> Parts:
    """Leaves the reset gate out of the candidate's rows of the recurrent weights' gradient.

    What has their product passed?
    """
    return {"dR": "da.T @ h"}


@mutant
def recurrent_weights_from_the_new_state() -> Parts:
    """Makes the gradient of the recurrent weights with the state after the step.

    Which state did they multiply?
    """
    return {"dR": "dk.T @ (z * h + (1 - z) * n)"}


@mutant
def reset_missing_on_the_way_back() -> Parts:
    """Leaves the reset gate out where the candidate's gradient goes back to the old state.

    What has the recurrent product passed?
    """
    return {"dh_old": "dh * z + da @ R"}


@mutant(wraps=True)
def silence_ends_it() -> Parts:
    """Returns zero for all gradients where one of the arriving ones is zero.

    Look at what becomes of the other one.
    """
    return {"gru_backward.around": lambda: silenced}
