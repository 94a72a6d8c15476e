"""A list of the right numbers."""
# levels: ABCD
# outcome: wrong

import numpy as np


def f(x):
    return [float(v) for v in 2 * x + 1]
