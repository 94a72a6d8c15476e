"""What goes wrong in this variant: lines of the solution, set to something else."""

from exercises.variants.lines import rewritten
from grader.checks import mutant


@mutant
def gate_left_out_is_shut():
    """Takes the missing gate for a shut one: then nothing new enters.

    A gate that is left out lets everything through: which number is that?
    """
    return rewritten(__file__, c_new="f * c")


@mutant
def coupled_instead():
    """Couples the candidate to the forget gate, 1 - f: that is another variant.

    By what is the candidate multiplied here?
    """
    return rewritten(__file__, c_new="f * c + (1 - f) * g")


@mutant
def forget_gate_scales_both():
    """Multiplies the candidate with the forget gate as well.

    What is the forget gate to act on?
    """
    return rewritten(__file__, c_new="f * (c + g)")


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
