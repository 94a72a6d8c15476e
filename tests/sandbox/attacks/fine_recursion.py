"""Honest recursion, 5000 deep."""
# levels: ABCD
# outcome: pass

import sys
sys.setrecursionlimit(20_000)


def g(n):
    return 0 if n == 0 else 1 + g(n - 1)


def f(x):
    return 2 * x + g(5000) - 4999
