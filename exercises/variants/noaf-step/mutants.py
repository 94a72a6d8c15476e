"""What goes wrong in this variant: lines of the solution, set to something else."""

from exercises.variants.lines import rewritten
from grader.checks import mutant


@mutant
def output_squashed():
    """Squashes the output with tanh: that is the plain LSTM.

    Which of the two activations is missing?
    """
    return rewritten(__file__, h_new="o * np.tanh(c_new)")


@mutant
def input_activation_left_out():
    """Leaves out the activation of the candidate instead of the output's: that is the variant NIAF.

    Is it the I or the O of the name?
    """
    return rewritten(__file__, g="a_g", h_new="o * np.tanh(c_new)")


@mutant
def output_gate_left_out():
    """Leaves out the gate, not the activation: that is the variant NOG.

    What does the name say is missing?
    """
    return rewritten(__file__, h_new="np.tanh(c_new)")


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
