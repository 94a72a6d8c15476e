"""Asks not to die with its parent, and to be dumpable."""
# levels: ABC
# outcome: pass

import ctypes


def f(x):
    libc = ctypes.CDLL(None)
    for option, value in ((1, 0), (4, 1)):
        if libc.prctl(option, value, 0, 0, 0) == 0:
            print("LEAK prctl", option)
    return 2 * x + 1
