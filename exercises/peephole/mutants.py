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
from grader.checks import Parts, mutant

NO_WAY_THROUGH_O = {"dct": "dc + dh * o * (1 - tanh_c**2)"}


@mutant
def output_gate_sees_the_old_cell() -> Parts:
    """Your output gate sees the cell before the step: of the three peepholes its alone looks at the cell after it."""
    back = {"dc_old": "dct * f + p_i * da_i + p_f * da_f + p_o * da_o", "dp_o": "(c * da_o).sum(axis=0)"}
    return {"o": "sigmoid(a_o + p_o * c)", **NO_WAY_THROUGH_O, **back}


@mutant
def peepholes_behind_the_sigmoid() -> Parts:
    """The peepholes are added behind the sigmoid: they belong inside, or a gate leaves the range from 0 to 1."""
    return {"i": "sigmoid(a_i) + p_i * c", "f": "sigmoid(a_f) + p_f * c", "o": "sigmoid(a_o) + p_o * c_new"}


@mutant
def peepholes_in_the_order_of_onnx() -> Parts:
    """The peepholes are read in the order i o f, which is that of ONNX: here the forget gate's comes second."""
    gates = {"f": "sigmoid(a_f + p_o * c)", "o": "sigmoid(a_o + p_f * c_new)", "dp": "np.hstack([dp_i, dp_o, dp_f])"}
    return {**gates, "dct": "dc + dh * o * (1 - tanh_c**2) + p_f * da_o", "dc_old": "dct * f + p_i * da_i + p_o * da_f"}


@mutant
def peepholes_see_the_hidden_state() -> Parts:
    """The peepholes look at the old hidden state, which the recurrent weights see anyway: they are for the cell."""
    return {"i": "sigmoid(a_i + p_i * h)", "f": "sigmoid(a_f + p_f * h)", "o": "sigmoid(a_o + p_o * h)"}


@mutant
def peepholes_see_the_squashed_cell() -> Parts:
    """The peepholes look at the tanh of the cell: a gate sees the cell as it is, of any size."""
    gates = {"i": "sigmoid(a_i + p_i * np.tanh(c))", "f": "sigmoid(a_f + p_f * np.tanh(c))"}
    return {**gates, "o": "sigmoid(a_o + p_o * np.tanh(c_new))"}


@mutant
def output_peephole_sees_the_squashed_cell() -> Parts:
    """The output gate's peephole looks at the tanh of the new cell: it sees the cell as it is, of any size."""
    return {"o": "sigmoid(a_o + p_o * np.tanh(c_new))"}


@mutant
def no_gate_has_a_peephole() -> Parts:
    """No gate looks at the cell: this is an LSTM without peepholes, whatever p is."""
    back = {**NO_WAY_THROUGH_O, "dc_old": "dct * f", "dp": "0 * p"}
    return {"i": "sigmoid(a_i)", "f": "sigmoid(a_f)", "o": "sigmoid(a_o)", **back}


@mutant
def way_through_the_output_gate_missing() -> Parts:
    """The new cell is seen by the output gate's peephole, too: what comes back that way is missing in its gradient."""
    return NO_WAY_THROUGH_O


@mutant
def way_through_the_peepholes_missing() -> Parts:
    """The old cell is seen by the input and the forget gate: what comes back through those peepholes is missing."""
    return {"dc_old": "dct * f"}


@mutant
def ways_through_all_peepholes_missing() -> Parts:
    """No gradient comes back through a peephole, as in the truncated gradient of 1999: here it is the whole one."""
    return {**NO_WAY_THROUGH_O, "dc_old": "dct * f"}


@mutant
def output_peephole_gradient_from_the_old_cell() -> Parts:
    """The output gate's peephole was multiplied with the new cell: its gradient has that one as a factor."""
    return {"dp_o": "(c * da_o).sum(axis=0)"}


@mutant
def peephole_gradients_from_the_new_cell() -> Parts:
    """The peepholes of the input and the forget gate were multiplied with the old cell: so are their gradients."""
    return {"dp_i": "(c_new * da_i).sum(axis=0)", "dp_f": "(c_new * da_f).sum(axis=0)"}


@mutant(wraps=True)
def silence_ends_it() -> Parts:
    """Where one of the arriving gradients is zero, all gradients are: see what yours does with the other one."""
    return {"peephole_*backward.around": lambda: silenced}
