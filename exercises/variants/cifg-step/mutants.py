"""What goes wrong in this variant: lines of the solution, set to something else."""

from exercises.variants.lines import rewritten
from grader.checks import mutant


@mutant
def forget_gate_computed():
    """This is the other convention, that of Colah's post: the gate that is computed keeps the old cell.

    Which of the two is multiplied with i here?
    """
    return rewritten(__file__, c_new="i * c + (1 - i) * g")


@mutant
def not_coupled():
    """Keeps the old cell whole: that is the variant NFG.

    What is the forget gate here?
    """
    return rewritten(__file__, c_new="c + i * g")


@mutant
def candidate_not_gated():
    """Lets the candidate in whole.

    By what is the candidate multiplied?
    """
    return rewritten(__file__, c_new="(1 - i) * c + g")


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
