"""Ends with an exit code that a harness might use itself."""
# levels: ABCD
# outcome: died

import os


def f(x):
    os._exit(97)
