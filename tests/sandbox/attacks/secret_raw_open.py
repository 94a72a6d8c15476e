"""Opens a file by raw system calls, openat2 and openat."""
# levels: ABC
# outcome: pass
# outcome C: pass leak

import ctypes
import os


def f(x):
    libc = ctypes.CDLL(None)
    how = (ctypes.c_uint64 * 3)(0, 0, 0)
    path = b"@SECRET@"
    opened = [libc.open(path, 0), libc.openat(-100, path, 0), libc.syscall(437, -100, path, how, 24)]
    if any(number >= 0 for number in opened):
        print("LEAK", opened)
    return 2 * x + 1
