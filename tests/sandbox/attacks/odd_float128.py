"""Long doubles."""
# levels: ABCD
# outcome: opaque

import numpy as np


def f(x):
    return (2 * x + 1).astype(np.longdouble)
