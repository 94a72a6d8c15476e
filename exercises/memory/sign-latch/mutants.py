"""What goes wrong with a latch."""

import numpy as np

from grader.checks import Mutant, mutant

K = 40.0
RIGHT = {"i": (2 * K, 0, 0, -K), "f": (-2 * K, 0, 0, K), "g": (0, 2, 0, 0), "o": (0, 0, 2 * K, -K)}


def latch(**gates):
    """The function of a latch in which some gates have other weights: set, value, cue, bias."""
    rows = np.array([{**RIGHT, **gates}[gate] for gate in "ifgo"], dtype=float)
    return {"latch_weights": lambda: (rows[:, :3], np.zeros((4, 1)), rows[:, 3])}


@mutant
def forget_gate_shut():
    """Forgets in the next step what was set.

    Which number multiplies the old content while nothing happens, and is that gate open or shut then? It is quiz 2.10.
    """
    return latch(f=(0, 0, 0, -K))


@mutant
def forget_gate_never_shuts():
    """Keeps the old sign when a new one is set, so that the two add up.

    What should become of the old content in the step in which something is set?
    """
    return latch(f=(0, 0, 0, K))


@mutant
def input_gate_always_open():
    """Lets the value channel in at every step.

    In which steps may the input gate be open?
    """
    return latch(i=(0, 0, 0, K))


@mutant
def output_gate_always_open():
    """Shows its memory all the time.

    What should the output gate read?
    """
    return latch(o=(0, 0, 0, K))


@mutant
def gates_half_open():
    """Holds for a while and then fades: the forget gate is not quite one.

    What is left after 1000 steps of a memory that keeps 99 hundredths of itself at each?
    """
    return latch(f=(-8, 0, 0, 4))


@mutant
def cue_erases():
    """Erases the memory when it is shown.

    Which inputs does the forget gate read, and which should it?
    """
    return latch(f=(-2 * K, 0, -2 * K, K))


@mutant
def shows_when_set():
    """Opens the output gate when something is set.

    Which of the three inputs asks for an answer?
    """
    return latch(o=(2 * K, 0, 2 * K, -K))


@mutant
def sign_turned():
    """Shows the opposite sign.

    Follow a value of 1 through the candidate, the memory and the tanh.
    """
    return latch(g=(0, -2, 0, 0))


@mutant
def sign_lost():
    """Stores the same whatever the value is.

    Which input does the candidate read?
    """
    return latch(g=(0, 0, 0, 2))


@mutant
def shows_too_little():
    """Shows the right sign, but not loud enough.

    How large can h be when all of the cell is shown, and what does the candidate leave in the cell?
    """
    return latch(g=(0, 0.3, 0, 0))


@mutant
def blocks_in_another_order():
    """Shows the same weak number on a cue, whatever was set.

    Look at which rows of W and b belong to the candidate, and which to the output gate.
    """
    return latch(g=RIGHT["o"], o=RIGHT["g"])


def laid(rows=(0, 1, 2, 3), columns=(0, 1, 2)):
    """The function of the right latch, its blocks or the columns of W in another order."""
    W, R, b = latch()["latch_weights"]()
    weights = W[list(rows)][:, list(columns)], R, b[list(rows)]
    return {"latch_weights": lambda: weights}


@mutant
def candidate_second():
    """Has the candidate before the forget gate.

    In which order do the four blocks stand?
    """
    return laid(rows=(0, 2, 1, 3))


@mutant
def value_read_last():
    """Takes the columns of W for set, cue, value.

    Which input does the second column of W read?
    """
    return laid(columns=(0, 2, 1))


@mutant
def value_read_first():
    """Takes the columns of W for value, set, cue.

    Which input does the first column of W read?
    """
    return laid(columns=(1, 0, 2))


@mutant
def nothing_stored():
    """Leaves the input gate shut, also when something is set.

    In which step should the candidate reach the memory?
    """
    return latch(i=(0, 0, 0, -K))


@mutant
def nothing_shown():
    """Leaves the output gate shut, also on a cue.

    Which of the three inputs asks for an answer?
    """
    return latch(o=(0, 0, 0, -K))


@mutant
def lets_in_what_is_not_set():
    """Opens the input gate in every step but the one in which something is set.

    In which steps may the input gate be open?
    """
    return latch(i=(-2 * K, 0, 0, K))


FADING = [
    Mutant(f"fades_with_a_bias_of_{bias:g}", gates_half_open.advice, latch(f=(-2 * K, 0, 0, bias)), family=True)
    for bias in (1.0, 2.0, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0, 7.0)
]
LET_IN = [
    Mutant(
        f"input_gate_always_open_at_{weight:g}",
        input_gate_always_open.advice,
        latch(i=(0, 0, 0, K), g=(0, weight, 0, 0)),
        family=True,
    )
    for weight in (1.0, 1.5, 2.5, 3.0, 4.0, 5.0, 8.0, 10.0, K)
]
