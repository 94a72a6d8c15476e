"""Unbounded recursion with the limit lifted."""
# levels: ABCD
# outcome: timeout raised died memory

import sys
sys.setrecursionlimit(10**9)


def f(x):
    return f(x)
