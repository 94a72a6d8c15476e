"""An array of objects."""
# levels: ABCD
# outcome: opaque

import numpy as np


def f(x):
    return np.array([object()] * 3)
