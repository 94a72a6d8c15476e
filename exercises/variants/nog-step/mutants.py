"""What goes wrong in this variant: lines of the solution, set to something else."""

from exercises.variants.lines import rewritten
from grader.checks import mutant


@mutant
def activation_left_out_too():
    """Leaves out the activation of the output as well: that is another variant, NOAF.

    Which one thing is missing here?
    """
    return rewritten(__file__, h_new="c_new")


@mutant
def half_open():
    """Takes the missing gate for a half open one.

    A gate that is left out lets everything through: which number is that?
    """
    return rewritten(__file__, h_new="0.5 * np.tanh(c_new)")


@mutant
def input_peephole_sees_nothing():
    """Leaves the peephole of the input gate out.

    Which gates see the old cell?
    """
    return rewritten(__file__, i="sigmoid(a_i)")


@mutant
def forget_peephole_sees_nothing():
    """Leaves the peephole of the forget gate out.

    Which gates see the old cell?
    """
    return rewritten(__file__, f="sigmoid(a_f)")
