"""What goes wrong in the variants of the GRU, MUT1 to MUT3 among them: the conventions above all."""

from exercises.recurrent.mistakes.lines import of
from grader.checks import Parts, mutant

TAKES = ("gru_chung", "mut1", "mut2", "mut3")  # z takes the new state
AFTER = "np.tanh(x @ W_n.T + r * (h @ R_n.T) + b_n)"
KEEPS = "z * h + (1 - z) * n"


@mutant
def update_gate_takes_the_new() -> Parts:
    """Takes z for the share of the new state: that is the other convention.

    Which of the two states does a gate that is one leave here?
    """
    return of("gru_cho", h_new="(1 - z) * h + z * n")


@mutant
def update_gate_keeps() -> Parts:
    """Takes z for the share of the old state: that is the other convention.

    Which of the two states does a gate that is one leave here?
    """
    return of(*TAKES, h_new=KEEPS)


@mutant
def reset_after_the_product() -> Parts:
    """Lets the reset gate act on the product: that is the other convention.

    What is it that the matrix multiplies here?
    """
    mut1 = of("mut1", n="np.tanh(r * (h @ R_n.T) + np.tanh(x) + b_n)")
    return {**of("gru_cho", "gru_chung", "mut2", "mut3", n=AFTER), **mut1}


@mutant
def takes_the_new_and_resets_after() -> Parts:
    """Follows the other conventions: z takes the new state, and r acts after the product.

    Compare the last two lines.
    """
    return of("gru_cho", n=AFTER, h_new="(1 - z) * h + z * n")


@mutant
def keeps_and_resets_after() -> Parts:
    """Follows the conventions of torch: z keeps the old state, and r acts after the product.

    Compare the last two lines.
    """
    return of("gru_chung", n=AFTER, h_new=KEEPS)


@mutant
def input_not_squashed() -> Parts:
    """Adds the input to the candidate as it is.

    How large can the input's share of the candidate be here?
    """
    return of("mut1", n="np.tanh((r * h) @ R_n.T + x + b_n)")


@mutant
def input_squashed() -> Parts:
    """Squashes the input of the reset gate: that is what MUT1 does in its candidate.

    Is there a tanh in the line of r?
    """
    return of("mut2", r="sigmoid(np.tanh(x) + h @ R_r.T + b_r)")


@mutant
def reset_acts_on_the_input() -> Parts:
    """Scales the input's share of the candidate by the reset gate, and the old state's not at all.

    What is the gate to forget: what has come in, or what was there?
    """
    return of("gru_cho", "gru_chung", "mut2", "mut3", n="np.tanh(r * (x @ W_n.T) + h @ R_n.T + b_n)")
