"""SIGKILL to itself."""
# levels: ABCD
# outcome: died

import os


def f(x):
    os.kill(os.getpid(), 9)
