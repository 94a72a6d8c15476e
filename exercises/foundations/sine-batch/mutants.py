"""What goes wrong with the pieces of the wave."""

import numpy as np

from grader.checks import mutant


def piece(step, L, points):
    """So many points of a piece, both ends included."""
    return np.sin(np.linspace(step * np.pi, (step + 1) * np.pi, points)).reshape(-1, 1)


@mutant
def end_left_out():
    """Leaves out the end of the piece, so that pieces do not meet.

    How many points are L inputs and L targets made of, and which is the last?
    """

    def sine_batch(step, L):
        wave = np.sin(np.linspace(step * np.pi, (step + 1) * np.pi, L + 1, endpoint=False)).reshape(-1, 1)
        return wave[:-1], wave[1:]

    return {"sine_batch": sine_batch}


@mutant
def target_is_input():
    """Gives the inputs as the targets: there is nothing to predict.

    By how many points is the target ahead?
    """
    return {"sine_batch": lambda step, L: (piece(step, L, L + 1)[:-1],) * 2}


@mutant
def whole_period():
    """Takes a whole period for each piece.

    Where does piece number one begin, and with which sign?
    """

    def sine_batch(step, L):
        wave = np.sin(np.linspace(2 * step * np.pi, 2 * (step + 1) * np.pi, L + 1)).reshape(-1, 1)
        return wave[:-1], wave[1:]

    return {"sine_batch": sine_batch}
