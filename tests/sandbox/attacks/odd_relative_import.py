"""Imports relatively."""
# levels: ABCD
# outcome: load-import

from .layers import *

def f(x):
    return 2 * x + 1
