"""What people get wrong in a peephole LSTM: what lines of the solutions set their names to instead."""

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

NO_WAY_THROUGH_O = {"dct": "dc + dh * o * (1 - tanh_c**2)"}


@mutant
def peepholes_in_the_order_of_onnx() -> Parts:
    """Reads the peepholes in the order i o f, which is that of ONNX.

    Look at the order of the names where they are split.
    """
    gates = {"f": "sigmoid(a_f + p_o * c)", "o": "sigmoid(a_o + p_f * c_new)", "dp": "np.hstack([dp_i, dp_o, dp_f])"}
    return {**gates, "dct": "dc + dh * o * (1 - tanh_c**2) + p_f * da_o", "dc_old": "dct * f + p_i * da_i + p_o * da_f"}


@mutant
def input_gate_sees_what_was_kept() -> Parts:
    """Shows the input gate what the forget gate has left of the cell, as where the cell is changed in place.

    Which cell is there when the input gate is asked?
    """
    return {"i": "sigmoid(a_i + p_i * (sigmoid(a_f + p_f * c) * c))"}


@mutant
def peepholes_see_the_hidden_state() -> Parts:
    """Shows the peepholes the old hidden state.

    At which state do the recurrent weights look already?
    """
    return {"i": "sigmoid(a_i + p_i * h)", "f": "sigmoid(a_f + p_f * h)", "o": "sigmoid(a_o + p_o * h)"}


@mutant
def peepholes_see_the_squashed_cell() -> Parts:
    """Shows the peepholes the tanh of the cell.

    Is the cell squashed where a gate sees it?
    """
    gates = {"i": "sigmoid(a_i + p_i * np.tanh(c))", "f": "sigmoid(a_f + p_f * np.tanh(c))"}
    return {**gates, "o": "sigmoid(a_o + p_o * np.tanh(c_new))"}


@mutant
def no_gate_has_a_peephole() -> Parts:
    """Leaves all peepholes out: no gate looks at the cell, whatever p is.

    Look for p in the lines of the gates.
    """
    back = {**NO_WAY_THROUGH_O, "dc_old": "dct * f", "dp": "0 * p"}
    return {"i": "sigmoid(a_i)", "f": "sigmoid(a_f)", "o": "sigmoid(a_o)", **back}


@mutant
def ways_through_all_peepholes_missing() -> Parts:
    """Sends no gradient back through a peephole, as the truncated gradient of 1999 does.

    The whole one is asked. Who sees which cell?
    """
    return {**NO_WAY_THROUGH_O, "dc_old": "dct * f"}


@mutant
def tanh_of_the_old_cell_on_the_way_back() -> Parts:
    """Takes the tanh of the cell before the step for that of the one after it.

    Which cell has the output gate shown?
    """
    return {"da_o": "dh * np.tanh(c) * o * (1 - o)", "dct": "dc + dh * o * (1 - np.tanh(c) ** 2) + p_o * da_o"}


@mutant
def recurrent_weights_from_the_new_state() -> Parts:
    """Makes the gradient of the recurrent weights with the hidden state after the step.

    Which state did they multiply?
    """
    return {"dR": "da.T @ (o * tanh_c)"}


@mutant
def peephole_gradients_from_the_new_cell() -> Parts:
    """Makes the gradients of the input and the forget gate's peepholes with the new cell.

    Which cell were they multiplied with in the forward step?
    """
    return {"dp_i": "(c_new * da_i).sum(axis=0)", "dp_f": "(c_new * da_f).sum(axis=0)"}


@mutant(wraps=True)
def silence_ends_it() -> Parts:
    """Returns zero for all gradients where one of the arriving ones is zero.

    Look at what becomes of the other one.
    """
    return {"peephole_*backward.around": lambda: silenced}
