"""Long doubles."""
# levels: ABCD
# outcome: pass

import numpy as np


def f(x):
    return (2 * x + 1).astype(np.longdouble)
