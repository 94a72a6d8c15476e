"""bpf, perf events, userfaultfd, keyrings."""
# levels: ABC
# outcome: pass

import ctypes
import os


def f(x):
    libc = ctypes.CDLL(None)
    numbers = {"x86_64": (321, 298, 323, 248, 250), "aarch64": (280, 241, 282, 217, 219)}[os.uname().machine]
    for number in numbers:
        if libc.syscall(number, 0, ctypes.create_string_buffer(200), 100, 0, 0) >= 0:
            print("LEAK", number)
    return 2 * x + 1
