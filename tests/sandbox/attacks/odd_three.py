"""Three values instead of one."""
# levels: ABCD
# outcome: wrong

import numpy as np


def f(x):
    return x, x, x
