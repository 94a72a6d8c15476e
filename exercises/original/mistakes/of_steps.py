"""What goes wrong in one step of the cells of 1997 and 1999: what lines of a solution set their names to instead."""

from exercises.recurrent.mistakes.lines import of
from grader.checks import Parts, mutant

STEPS = ("hs97", "gers")


@mutant
def candidate_through_tanh() -> Parts:
    """Squashes the candidate with tanh, as later LSTMs do: it then ends at -1 and 1.

    Which range has the candidate here?
    """
    return of(*STEPS, g="np.tanh(a_g)")


@mutant
def cell_through_tanh() -> Parts:
    """Squashes the cell with tanh, as later LSTMs do, which is steeper.

    What is the slope of 2σ - 1 at 0?
    """
    return of(*STEPS, s="np.tanh(c_new)")


@mutant
def squashings_of_today() -> Parts:
    """Has tanh in both places, as the LSTM of today: that is the other convention.

    Which two functions stand in the equations of this cell?
    """
    return of(*STEPS, g="np.tanh(a_g)", s="np.tanh(c_new)")


@mutant
def squashings_exchanged() -> Parts:
    """Exchanges the two squashings: the candidate ends at -1 and 1, the shown cell at -2 and 2.

    Which of the two has the factor 4?
    """
    return of(*STEPS, g="2 * sigmoid(a_g) - 1", s="4 * sigmoid(c_new) - 2")


@mutant
def candidate_is_two_tanh() -> Parts:
    """Takes 2 tanh(a) for 4σ(a) - 2: the range is right, the slope is twice as steep.

    At which a is 4σ(a) - 2 equal to 1?
    """
    return of(*STEPS, g="2 * np.tanh(a_g)")


@mutant
def both_twice_as_steep() -> Parts:
    """Writes both squashings with tanh and forgets to halve what goes in.

    How is σ written with tanh?
    """
    return of(*STEPS, g="2 * np.tanh(a_g)", s="np.tanh(c_new)")


@mutant
def candidate_half_as_large() -> Parts:
    """Has the cell's squashing, 2σ - 1, for the candidate as well.

    How large can the candidate become?
    """
    return of(*STEPS, g="2 * sigmoid(a_g) - 1")


@mutant
def cell_twice_as_large() -> Parts:
    """Has the candidate's squashing, 4σ - 2, for the cell as well.

    How large can that become which a cell shows?
    """
    return of(*STEPS, s="4 * sigmoid(c_new) - 2")


@mutant
def squashings_not_centred() -> Parts:
    """Leaves out what makes the squashings zero at zero.

    What is the candidate of a unit whose pre-activation is 0?
    """
    return of(*STEPS, g="4 * sigmoid(a_g)", s="2 * sigmoid(c_new)")


@mutant
def candidate_not_centred() -> Parts:
    """Leaves out what makes the candidate zero at zero.

    What is the candidate of a unit whose pre-activation is 0?
    """
    return of(*STEPS, g="4 * sigmoid(a_g)")


@mutant
def cell_not_squashed() -> Parts:
    """Shows the cell as it is.

    How large can that become which a cell shows?
    """
    return of(*STEPS, s="c_new")


@mutant
def old_cell_makes_room() -> Parts:
    """Scales the old cell by 1 - i: that is the coupled gate of a later variant.

    By what is the old cell multiplied here?
    """
    return of(*STEPS, c_new="(1 - i) * c + i * g")


@mutant
def forget_gate_has_no_effect() -> Parts:
    """Keeps the old cell whole: that is the cell of 1997.

    What is the new gate to multiply?
    """
    return of("gers", c_new="c + i * g")


@mutant
def recurrent_blocks_not_turned() -> Parts:
    """Multiplies the old state with the blocks of the recurrent weights as they are, not with their transposes.

    Rows are units that read: which shape would show it, if blocks were not square?
    """
    blocks = "np.split(R, len(R) // R.shape[1])"
    line = f"x @ W.T + np.hstack([h @ block for block in {blocks}]) + b"
    return {**of(*STEPS, a=line), "state_growth.a": line}
