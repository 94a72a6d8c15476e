"""Attaches to the grader, its parent and the first process."""
# levels: ABC
# outcome: pass

import ctypes
import os


def f(x):
    libc = ctypes.CDLL(None)
    for pid in (@PID@, os.getppid(), 1):
        for request in (16, 0x4206):
            if libc.ptrace(request, pid, 0, 0) == 0:
                print("LEAK ptrace", pid)
    return 2 * x + 1
