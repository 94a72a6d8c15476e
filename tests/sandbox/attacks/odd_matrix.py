"""A subclass of ndarray."""
# levels: ABCD
# outcome: pass

import numpy as np


def f(x):
    return np.ma.masked_array(2 * x + 1)
