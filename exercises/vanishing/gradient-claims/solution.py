"""Three claims about gradients, each with the number that decides it."""

import numpy as np


def gradient_claims(whole, direct):
    """Norms (S, L) of S networks at the lags 1 ... L -> three pairs of a verdict and a number."""
    factor = typical(whole[:, -1]) ** (1 / whole.shape[1])
    largest = np.max(direct)
    share = typical(direct[:, -1] / whole[:, -1])
    vanishes = (bool(factor < 1), factor)
    bounded = (bool(largest <= 1), largest)
    carried = (bool(share >= 1 / 2), share)
    return vanishes, bounded, carried


def typical(norms):
    """The geometric mean."""
    return np.exp(np.mean(np.log(norms)))
