"""Endless matrix products."""
# levels: ABCD
# outcome: timeout

import numpy as np


def f(x):
    a = np.ones((600, 600))
    while True:
        a = a @ a * 1e-3
