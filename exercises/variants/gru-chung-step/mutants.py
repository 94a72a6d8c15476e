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
    return rewritten(__file__, n="np.tanh(x @ W_n.T + r * (h @ R_n.T) + b_n)")


@mutant
def both_other_conventions():
    """Both conventions are those of torch: z keeps the old state, and the reset gate acts after the product.

    Compare the last two lines.
    """
    return rewritten(__file__, n="np.tanh(x @ W_n.T + r * (h @ R_n.T) + b_n)", h_new="z * h + (1 - z) * n")


@mutant
def reset_left_out():
    """Leaves the reset gate out of the candidate.

    Which part of the old state does the candidate hear?
    """
    return rewritten(__file__, n="np.tanh(x @ W_n.T + h @ R_n.T + b_n)")
