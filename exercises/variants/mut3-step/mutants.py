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
def old_state_not_squashed():
    """Lets the update gate see the old state as it is: here it is squashed first.

    What does z read?
    """
    return rewritten(__file__, z="sigmoid(x @ W_z.T + h @ R_z.T + b_z)")


@mutant
def reset_gate_squashed_too():
    """Squashes the old state for the reset gate as well.

    In which of the lines is there a tanh of h?
    """
    return rewritten(__file__, r="sigmoid(x @ W_r.T + np.tanh(h) @ R_r.T + b_r)")
