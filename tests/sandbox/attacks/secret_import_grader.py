"""Imports the grader."""
# levels: ABCD
# outcome: load-import

from grader.checks import tolerance

def f(x):
    return 2 * x + 1
