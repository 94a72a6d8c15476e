"""Aborts."""
# levels: ABCD
# outcome: died

import os


def f(x):
    os.abort()
