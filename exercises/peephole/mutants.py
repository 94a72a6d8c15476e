"""What people get wrong in a peephole LSTM: what lines of the solutions set their names to instead."""

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
from exercises.recurrent.mistakes.written_over import OF_LINES  # noqa: F401
from grader.checks import Parts, mutant

NO_WAY_THROUGH_O = {"dct": "dc + dh * o * (1 - tanh_c**2)"}


@mutant
def output_gate_sees_the_old_cell() -> Parts:
    """Shows the output gate the cell as it is before the step.

    Which cell is there when the output gate is computed?
    """
    back = {"dc_old": "dct * f + p_i * da_i + p_f * da_f + p_o * da_o", "dp_o": "(c * da_o).sum(axis=0)"}
    return {"o": "sigmoid(a_o + p_o * c)", **NO_WAY_THROUGH_O, **back}


@mutant
def peepholes_behind_the_sigmoid() -> Parts:
    """Adds the peepholes behind the sigmoid, so that a gate leaves the range from 0 to 1.

    Look at where the bracket of the sigmoid closes.
    """
    return {"i": "sigmoid(a_i) + p_i * c", "f": "sigmoid(a_f) + p_f * c", "o": "sigmoid(a_o) + p_o * c_new"}


@mutant
def peepholes_in_the_order_of_onnx() -> Parts:
    """Reads the peepholes in the order i o f, which is that of ONNX.

    Look at the order of the names where they are split.
    """
    gates = {"f": "sigmoid(a_f + p_o * c)", "o": "sigmoid(a_o + p_f * c_new)", "dp": "np.hstack([dp_i, dp_o, dp_f])"}
    return {**gates, "dct": "dc + dh * o * (1 - tanh_c**2) + p_f * da_o", "dc_old": "dct * f + p_i * da_i + p_o * da_f"}


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
def output_peephole_sees_the_squashed_cell() -> Parts:
    """Shows the output gate's peephole the tanh of the new cell.

    Is the cell squashed where a gate sees it?
    """
    return {"o": "sigmoid(a_o + p_o * np.tanh(c_new))"}


@mutant
def no_gate_has_a_peephole() -> Parts:
    """Leaves all peepholes out: no gate looks at the cell, whatever p is.

    Look for p in the lines of the gates.
    """
    back = {**NO_WAY_THROUGH_O, "dc_old": "dct * f", "dp": "0 * p"}
    return {"i": "sigmoid(a_i)", "f": "sigmoid(a_f)", "o": "sigmoid(a_o)", **back}


@mutant
def way_through_the_output_gate_missing() -> Parts:
    """Leaves out of the new cell's gradient what comes back through the output gate's peephole.

    Who sees the new cell?
    """
    return NO_WAY_THROUGH_O


@mutant
def way_through_the_peepholes_missing() -> Parts:
    """Leaves out of the old cell's gradient what comes back through the peepholes of the input and the forget gate.

    Who sees the old cell?
    """
    return {"dc_old": "dct * f"}


@mutant
def ways_through_all_peepholes_missing() -> Parts:
    """Sends no gradient back through a peephole, as the truncated gradient of 1999 does.

    The whole one is asked. Who sees which cell?
    """
    return {**NO_WAY_THROUGH_O, "dc_old": "dct * f"}


@mutant
def output_peephole_gradient_from_the_old_cell() -> Parts:
    """Makes the gradient of the output gate's peephole with the old cell.

    Which cell was it multiplied with in the forward step?
    """
    return {"dp_o": "(c * da_o).sum(axis=0)"}


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
