"""What goes wrong in this variant: lines of the solution, set to something else."""

from exercises.variants.lines import rewritten
from grader.checks import mutant


@mutant
def update_gate_takes_the_new():
    """This is the other convention: in yours z takes the new state. Here it keeps the old one.

    Which of the two does a gate that is one leave?
    """
    return rewritten(__file__, h_new="(1 - z) * h + z * n")


@mutant
def reset_after_the_product():
    """This is the other convention of the reset gate: yours acts on the product, here it scales the old state before.

    What is it that the matrix multiplies?
    """
    return rewritten(__file__, n="np.tanh(x @ W_n.T + r * (h @ R_n.T) + b_n)")


@mutant
def both_other_conventions():
    """Both conventions are the other ones: z takes the new state, and r acts after the product.

    Compare the last two lines.
    """
    return rewritten(__file__, n="np.tanh(x @ W_n.T + r * (h @ R_n.T) + b_n)", h_new="(1 - z) * h + z * n")


@mutant
def reset_left_out():
    """Leaves the reset gate out of the candidate.

    Which part of the old state does the candidate hear?
    """
    return rewritten(__file__, n="np.tanh(x @ W_n.T + h @ R_n.T + b_n)")
