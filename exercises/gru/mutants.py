"""What people get wrong in a GRU, and the other conventions: what lines of the solutions set their names to instead."""

from exercises.recurrent.mistakes.of_numbers import (  # noqa: F401  (whoever loads this file collects them)
    read_in_memory_order,
    results_in_one_buffer,
    rows_beyond_64_zero,
)
from exercises.recurrent.mistakes.of_rare_inputs import (  # noqa: F401
    gradients_clipped_at_10,
    sigmoid_of_growing_exponentials,
    silenced,
    steps_beyond_20_zero,
    zeros_taken_for_missing,
)
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
    """This is the other convention of the update gate: in yours z is the share of the new state.

    Here, as in torch, z keeps the old one; see which of the two a gate that is one leaves.
    """
    return {**REPLACES, "dh_old": "dh * (1 - z) + dk @ R"}


@mutant
def reset_before_the_product() -> Parts:
    """This is the other convention of the reset gate: yours scales the old state before it meets the weights.

    Here, as in torch, the reset gate acts on the finished product.
    """
    return {**BEFORE, "dh_old": f"dh * z + {BACK}"}


@mutant
def both_conventions_of_chung() -> Parts:
    """Both conventions are the other ones: your update gate lets the new state in, your reset gate acts too early.

    Here, as in torch, z keeps the old state and r acts on the finished product.
    """
    return {**BEFORE, **REPLACES, "dh_old": f"dh * (1 - z) + {BACK}"}


@mutant
def blocks_in_the_order_of_keras() -> Parts:
    """The blocks are read in the order z r n, which is that of Keras and ONNX: here the reset gate comes first."""
    gates = {"r": "sigmoid(a_z + k_z)", "z": "sigmoid(a_r + k_r)"}
    return {**gates, "da": "np.hstack([da_z, da_r, da_n])", "dk": "np.hstack([da_z, da_r, dq])"}


@mutant
def candidate_bias_outside_the_reset() -> Parts:
    """The candidate's own bias bn is added beside the reset gate's product: it is part of what that gate multiplies."""
    return {"q": "k_n", "n": "np.tanh(a_n + r * q + bn)", "dbn": "da_n.sum(axis=0)"}


@mutant
def reset_scales_the_input() -> Parts:
    """The reset gate scales all that enters the candidate: the input's share should not pass through it."""
    return {"n": "np.tanh(r * (a_n + q))"}


@mutant
def update_gate_gradient_turned() -> Parts:
    """The gradient of the update gate is that of the other convention, its sign turned: look at which state z keeps."""
    return {"dz": "dh * (n - h)"}


@mutant
def direct_way_back_missing() -> Parts:
    """The update gate hands the old state on directly: that way is missing in the gradient of the old state."""
    return {"dh_old": "dk @ R"}


@mutant
def reset_missing_in_dR() -> Parts:
    """The candidate's rows of the recurrent weights' gradient lack the reset gate, which their product has passed."""
    return {"dR": "da.T @ h"}


@mutant
def reset_missing_on_the_way_back() -> Parts:
    """What goes back through the candidate's recurrent weights to the old state has to pass the reset gate."""
    return {"dh_old": "dh * z + da @ R"}


@mutant
def reset_missing_behind_the_candidate() -> Parts:
    """Behind the candidate the reset gate is forgotten: the recurrent product and its bias get the gradient times r."""
    return {"dq": "da_n"}


@mutant
def reset_gate_gradient_from_the_state() -> Parts:
    """The reset gate multiplied the finished product, not the old state: its gradient has that product as a factor."""
    return {"dr": "da_n * h"}


@mutant(wraps=True)
def silence_ends_it() -> Parts:
    """Where one of the arriving gradients is zero, all gradients are: see what yours does with the other one."""
    return {"gru_backward.around": lambda: silenced}
