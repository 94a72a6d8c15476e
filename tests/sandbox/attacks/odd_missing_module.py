"""Imports something that is not installed."""
# levels: ABCD
# outcome: load-import

import cs231n.layers

def f(x):
    return 2 * x + 1
