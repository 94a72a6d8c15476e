# leaky/leaky-step/mutants.py
"""The mistakes that are known: the parts are the solution in named parts, a mutant replaces one of them."""

import numpy as np

from grader.checks import mutant

PARTS = {"mixed": lambda old, new: 0.9 * old + 0.1 * new, "activation": np.tanh}


def build(replaces):
    """The entries with some parts replaced; with none it is right."""
    parts = {**PARTS, **replaces}

    def leaky_step(x, h, W, R, b):
        return parts["mixed"](h, parts["activation"](x @ W.T + h @ R.T + b)), None

    return {"leaky_step": leaky_step}


@mutant
def leak_swapped():
    """The old and the new state have changed places. Look at which of them is kept."""
    return {"mixed": lambda old, new: 0.1 * old + 0.9 * new}


@mutant
def tanh_overflows():
    """The tanh is made of exponentials that grow without bound. Look at what becomes of them at 1000."""
    return {"activation": lambda a: (np.exp(2 * a) - 1) / (np.exp(2 * a) + 1)}


BUILD = build
MUTANTS = (leak_swapped, tanh_overflows)
FORWARD = ()  # of a backward exercise: the mistakes of the forward pass
PROBES = ()  # functions (student, seed) that yield a grader.checks.Diagnosis when no mutant answers alike
