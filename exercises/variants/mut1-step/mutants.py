"""What goes wrong in this variant: lines of the solution, set to something else."""

from exercises.variants.lines import rewritten
from grader.checks import mutant


@mutant
def update_gate_keeps():
    """This is the other convention: in yours z keeps the old state. Here it takes the new one.

    Which of the two does a gate that is one leave?
    """
    return rewritten(__file__, h_new="z * h + (1 - z) * n")


@mutant
def reset_after_the_product():
    """This is the other convention of the reset gate: yours acts on the product, here it scales the old state before.

    What is it that the matrix multiplies?
    """
    return rewritten(__file__, n="np.tanh(r * (h @ R_n.T) + np.tanh(x) + b_n)")


@mutant
def input_not_squashed():
    """Adds the input to the candidate as it is: here it is squashed first.

    How large can the input's share of the candidate be?
    """
    return rewritten(__file__, n="np.tanh((r * h) @ R_n.T + x + b_n)")


@mutant
def reset_left_out():
    """Leaves the reset gate out of the candidate.

    Which part of the old state does the candidate hear?
    """
    return rewritten(__file__, n="np.tanh(h @ R_n.T + np.tanh(x) + b_n)")
