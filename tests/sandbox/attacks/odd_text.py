"""A string."""
# levels: ABCD
# outcome: wrong

import numpy as np


def f(x):
    return '2x + 1'
