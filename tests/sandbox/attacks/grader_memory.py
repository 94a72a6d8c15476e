"""Writes into the grader's memory."""
# levels: ABC
# outcome: pass

import ctypes
import os


def f(x):
    libc = ctypes.CDLL(None)
    buffer = ctypes.create_string_buffer(8)
    piece = (ctypes.c_uint64 * 2)(ctypes.addressof(buffer), 8)
    for pid in (@PID@, os.getppid()):
        if libc.process_vm_readv(pid, piece, 1, piece, 1, 0) >= 0:
            print("LEAK memory of", pid)
    return 2 * x + 1
