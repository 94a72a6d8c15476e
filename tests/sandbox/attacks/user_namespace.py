"""Makes a user namespace."""
# levels: ABC
# outcome: pass

import ctypes


def f(x):
    libc = ctypes.CDLL(None)
    if libc.unshare(0x10000000) == 0:
        print("LEAK user namespace")
    if libc.unshare(0x10000000 | 0x20000) == 0:
        print("LEAK namespaces")
    return 2 * x + 1
