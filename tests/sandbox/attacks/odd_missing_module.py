"""Imports something that is not installed, and does not use it."""
# levels: ABCD
# outcome: pass

import cs231n.layers

def f(x):
    return 2 * x + 1
