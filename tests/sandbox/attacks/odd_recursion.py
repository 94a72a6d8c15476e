"""Endless recursion."""
# levels: ABCD
# outcome: raised

import numpy as np


def f(x):
    return f(x)
