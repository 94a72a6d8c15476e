"""Returns an array of 160 MB."""
# levels: ABCD
# outcome: opaque

import numpy as np


def f(x):
    return np.zeros(20_000_000)
