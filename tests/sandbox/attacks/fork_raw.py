"""fork, vfork, clone and clone3 as raw system calls."""
# levels: ABC
# outcome: pass

import ctypes
import os
import time


def f(x):
    libc = ctypes.CDLL(None)
    arguments = (ctypes.c_uint64 * 11)(0, 0, 0, 0, 17)
    numbers = {"x86_64": (57, 56, 435), "aarch64": (220, 220, 435)}[os.uname().machine]
    for number, args in zip(numbers, ((), (17, 0, 0, 0, 0), (ctypes.byref(arguments), 88))):
        if (pid := libc.syscall(number, *args)) == 0:
            time.sleep(60)
            os._exit(0)
        if pid > 0:
            print("LEAK child", pid)
    return 2 * x + 1
