"""Imports the grader, when it is loaded and when it is called."""
# levels: ABCD
# outcome: raised

from grader.checks import tolerance

def f(x):
    from grader.checks import tolerance
    print("LEAK", tolerance)
    return 2 * x + 1
