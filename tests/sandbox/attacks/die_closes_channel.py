"""Closes every descriptor."""
# levels: ABCD
# outcome: died

import os


def f(x):
    os.closerange(0, 100)
    return 2 * x + 1
