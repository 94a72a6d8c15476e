"""Ends the process in the call."""
# levels: ABCD
# outcome: died

import os


def f(x):
    os._exit(0)
