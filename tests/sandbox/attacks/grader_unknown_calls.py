"""System calls newer than the filter."""
# levels: ABC
# outcome: pass

import ctypes
import errno


def f(x):
    ctypes.set_errno(0)
    libc = ctypes.CDLL(None, use_errno=True)
    for number in (470, 471, 500, 5000):
        libc.syscall(number, 0, 0, 0, 0)
        if ctypes.get_errno() != errno.ENOSYS:
            print("LEAK", number, ctypes.get_errno())
    return 2 * x + 1
