"""Takes up the places for asynchronous input and output, of which the machine has 65 536 for everybody."""
# levels: ABC
# outcome: pass

import ctypes
import os


def f(x):
    library = ctypes.CDLL(None, use_errno=True)
    context = ctypes.c_ulong(0)
    number = {"x86_64": 206, "aarch64": 0}[os.uname().machine]
    if library.syscall(number, 1000, ctypes.byref(context)) == 0:
        print("LEAK places")
    return 2 * x + 1
