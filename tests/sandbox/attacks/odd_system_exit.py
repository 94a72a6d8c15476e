"""SystemExit."""
# levels: ABCD
# outcome: raised

from sys import exit


def f(x):
    return exit(0)
