"""NaN."""
# levels: ABCD
# outcome: wrong

import numpy as np


def f(x):
    return x * np.nan
