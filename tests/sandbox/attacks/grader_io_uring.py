"""Sets up io_uring, by which system calls pass the filter."""
# levels: ABC
# outcome: pass

import ctypes


def f(x):
    parameters = ctypes.create_string_buffer(120)
    if ctypes.CDLL(None).syscall(425, 8, parameters) >= 0:
        print("LEAK io_uring")
    return 2 * x + 1
