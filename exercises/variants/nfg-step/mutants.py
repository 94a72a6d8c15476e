"""What goes wrong in this variant: lines of the solution, set to something else."""

from exercises.variants.lines import rewritten
from grader.checks import mutant


@mutant
def gate_left_out_is_shut():
    """Takes the missing gate for a shut one: then nothing is kept.

    A gate that is left out lets everything through: which number is that?
    """
    return rewritten(__file__, c_new="i * g")


@mutant
def coupled_instead():
    """Couples the old cell to the input gate, 1 - i: that is the variant CIFG.

    By what is the old cell multiplied here?
    """
    return rewritten(__file__, c_new="(1 - i) * c + i * g")


@mutant
def input_gate_scales_both():
    """Multiplies the old cell with the input gate.

    What is the input gate to act on?
    """
    return rewritten(__file__, c_new="i * (c + g)")


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
