"""The forget bias that remembers for so long."""

import numpy as np


def bias_for(n):
    """Half-lives n (H,) in steps -> the forget biases (H,) that have them."""
    rate = np.log(2) / n
    b = -np.log(np.expm1(rate))
    return b
