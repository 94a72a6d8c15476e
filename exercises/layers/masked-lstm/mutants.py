"""What goes wrong with sequences of unlike lengths."""

import numpy as np

from exercises.layers.one_layer import STEP
from exercises.recurrent.mistakes.written_over import lstm_in_turns, written_over
from grader.checks import mutant


def lstm(X, lengths, h, c, W, R, b, late=0, pads="zero", keeps="hc", end="last", whose=lambda m: m):
    """The exercise, with the ways to get it wrong as options."""
    hs, count = [], len(X)
    for t, x in enumerate(X):
        m = whose((t if pads != "first" else count - 1 - t) < lengths + late)[:, None]
        h_new, c_new, _ = STEP(x, h, c, W, R, b)
        c = np.where(m, c_new, c) if "c" in keeps else c_new
        h = np.where(m, h_new, h) if "h" in keeps else h_new
        c, h = (np.where(m, c, 0), np.where(m, h, 0)) if keeps == "none" else (c, h)
        hs.append(np.where(m, h_new, 0) if pads != "held" else h)
    H = np.stack(hs)
    return (H, h, c) if end == "last" else (H, H[count - 1], c)


def changed(**options):
    """The function with some options."""
    return {"masked_lstm": lambda *args: lstm(*args, **options)}


@mutant
def padding_updates_state():
    """Lets padding move the states: a short sequence ends with another state than when it comes alone.

    Which samples may take over a new state at a step?
    """
    return changed(keeps="")


@mutant
def cell_state_not_kept():
    """Holds the hidden state of a finished sequence, but lets its cell state go on.

    How many states does an LSTM have?
    """
    return changed(keeps="h")


@mutant
def hidden_state_not_kept():
    """Holds the cell state of a finished sequence, but lets its hidden state go on.

    How many states does an LSTM have?
    """
    return changed(keeps="c")


@mutant
def states_zeroed():
    """Sets the states of a finished sequence to zero.

    Which of the two is zero behind the end: the output, or the state?
    """
    return changed(keeps="none")


@mutant
def outputs_repeated():
    """Repeats the last output behind the end of a sequence.

    What is the output at a padded step here?
    """
    return changed(pads="held")


@mutant
def one_step_too_long():
    """Takes one step of padding for part of the sequence.

    With lengths of 1, how many steps count?
    """
    return changed(late=1)


@mutant
def one_step_too_short():
    """Leaves out the last step of every sequence.

    With lengths of 1, how many steps count?
    """
    return changed(late=-1)


@mutant
def last_output_for_last_state():
    """Returns the output of the last step as the last hidden state, which is zero where a sequence ended before.

    At which step did each sequence end?
    """
    return changed(end="output")


@mutant
def padding_taken_to_come_first():
    """Takes the padding to stand before the sequence.

    At which end of a short sequence does the padding lie?
    """
    return changed(pads="first")


@mutant
def all_end_with_the_shortest():
    """Ends every sequence with the shortest of the batch.

    How many lengths are there?
    """
    return changed(whose=lambda running: np.full_like(running, running.all()))


def masked_in_turns(X, lengths, h, c, W, R, b):
    """The exercise with states that are written unit by unit."""
    running = np.arange(len(X))[:, None] < lengths
    return lstm_in_turns(X, h, c, {"W": W, "R": R, "b": b}, running)


WRITTEN_OVER = written_over({"masked_lstm": masked_in_turns})
