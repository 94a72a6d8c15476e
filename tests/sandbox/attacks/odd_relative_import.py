"""Imports relatively what is not there, and does not use it."""
# levels: ABCD
# outcome: pass

from .layers import *

def f(x):
    return 2 * x + 1
