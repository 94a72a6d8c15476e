"""System calls by another numbering."""
# levels: ABC
# outcome: pass

import ctypes
import os


def f(x):
    if os.uname().machine == "x86_64" and ctypes.CDLL(None).syscall(0x40000000 + 39) >= 0:
        print("LEAK x32")
    return 2 * x + 1
