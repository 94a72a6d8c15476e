"""The half-life of the direct path."""

import numpy as np


def halflife(b):
    """Forget biases b (H,) -> the steps (H,) after which σ(b) has halved the cell."""
    rate = np.logaddexp(0, -b)
    n = np.log(2) / rate
    return n
