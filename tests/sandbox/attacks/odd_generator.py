"""A generator."""
# levels: ABCD
# outcome: opaque

import numpy as np


def f(x):
    return (v for v in x)
