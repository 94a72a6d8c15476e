"""What goes wrong when the memory is put together."""

import numpy as np

from grader.checks import mutant


@mutant
def squashed():
    """Puts the sum through a tanh, so that the memory fades a little at every step.

    Which range may the long-term memory have?
    """
    return {"remember_gate": lambda kept, learned: np.tanh(kept + learned)}


@mutant
def averaged():
    """Takes the mean of the two, so that half of what was kept is lost at every step.

    What should be left of the memory when nothing is learned?
    """
    return {"remember_gate": lambda kept, learned: (kept + learned) / 2}


@mutant
def product():
    """Multiplies the two, so that nothing is remembered where nothing is learned.

    What should be left of the memory when nothing is learned?
    """
    return {"remember_gate": lambda kept, learned: kept * learned}
