"""A number of 10 000 digits."""
# levels: ABCD
# outcome: opaque

import numpy as np


def f(x):
    return 10 ** 10_000
