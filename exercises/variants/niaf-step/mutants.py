"""What goes wrong in this variant: lines of the solution, set to something else."""

from exercises.variants.lines import rewritten
from grader.checks import mutant


@mutant
def candidate_squashed():
    """Squashes the candidate with tanh: that is the plain LSTM.

    Which of the two activations is missing?
    """
    return rewritten(__file__, c_new="f * c + i * np.tanh(a_g)")


@mutant
def output_activation_left_out():
    """Leaves out the activation of the output instead of the input's: that is the variant NOAF.

    Is it the I or the O of the name?
    """
    return rewritten(__file__, c_new="f * c + i * np.tanh(a_g)", h_new="o * c_new")


@mutant
def input_gate_left_out():
    """Leaves the input gate out, too: the name speaks of an activation, not of a gate.

    By what is the candidate multiplied?
    """
    return rewritten(__file__, c_new="f * c + a_g")


@mutant
def output_peephole_sees_the_old_cell():
    """Lets the output gate's peephole see the old cell: it is computed last.

    Which cell is there when the output gate is asked?
    """
    return rewritten(__file__, o="sigmoid(a_o + p_o * c)")


@mutant
def output_peephole_missing():
    """Leaves the output gate's peephole out.

    Which gates see the cell?
    """
    return rewritten(__file__, o="sigmoid(a_o)")
