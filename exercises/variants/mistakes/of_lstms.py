"""What goes wrong in the variants of the LSTM."""

from exercises.recurrent.mistakes.lines import of
from grader.checks import Parts, mutant


@mutant
def candidate_coupled() -> Parts:
    """Couples the candidate to the forget gate, 1 - f: that is another variant.

    By what is the candidate multiplied here?
    """
    return {**of("nig", c_new="f * c + (1 - f) * g"), **of("lstm_i", c_new="f * c + (1 - f) * i")}


@mutant
def old_cell_coupled() -> Parts:
    """Couples the old cell to the input gate, 1 - i: that is the variant CIFG.

    By what is the old cell multiplied here?
    """
    return of("nfg", c_new="(1 - i) * c + i * g")


@mutant
def candidate_squashed() -> Parts:
    """Squashes the candidate with tanh: that is the plain LSTM.

    Which of the two activations is missing?
    """
    return of("niaf", c_new="f * c + i * np.tanh(a_g)")


@mutant
def output_activation_left_out() -> Parts:
    """Leaves out the activation of the output instead of the input's: that is the variant NOAF.

    Is it the I or the O of the name?
    """
    return of("niaf", c_new="f * c + i * np.tanh(a_g)", h_new="o * c_new")


@mutant
def input_gate_left_out() -> Parts:
    """Leaves the input gate out, too: the name speaks of an activation, not of a gate.

    By what is the candidate multiplied?
    """
    return of("niaf", c_new="f * c + a_g")


@mutant
def output_squashed() -> Parts:
    """Squashes the output with tanh: that is the plain LSTM.

    Which of the two activations is missing?
    """
    return of("noaf", h_new="o * np.tanh(c_new)")


@mutant
def input_activation_left_out() -> Parts:
    """Leaves out the activation of the candidate instead of the output's: that is the variant NIAF.

    Is it the I or the O of the name?
    """
    return of("noaf", g="a_g", h_new="o * np.tanh(c_new)")


@mutant
def output_gate_left_out() -> Parts:
    """Leaves out the gate, not the activation: that is the variant NOG.

    What does the name say is missing?
    """
    return of("noaf", h_new="np.tanh(c_new)")


@mutant
def activation_left_out_too() -> Parts:
    """Leaves out the activation of the output as well: that is another variant, NOAF.

    Which one thing is missing here?
    """
    return of("nog", h_new="c_new")


@mutant
def forget_gate_computed() -> Parts:
    """Lets the computed gate keep the old cell: that is the other convention, that of Colah's post.

    Which of the two is multiplied with i here?
    """
    return of("cifg", c_new="i * c + (1 - i) * g")


@mutant
def old_cell_kept_whole() -> Parts:
    """Keeps the old cell whole: that is the variant NFG.

    What is the forget gate here?
    """
    return of("cifg", c_new="c + i * g")


@mutant
def input_gate_computed() -> Parts:
    """Lets the computed gate let the candidate in: that is the other convention, the Odyssey's CIFG.

    Which of the two is multiplied with f here?
    """
    return of("colah_coupled", c_new="(1 - f) * c + f * g")


@mutant
def cell_squashed_before_it_is_stored() -> Parts:
    """Applies tanh to the cell before it is stored.

    What does the next step find in the cell?
    """
    return of("colah_coupled", c_new="np.tanh(f * c + (1 - f) * g)")
