"""Makes System V shared memory, semaphores and queues, and POSIX ones."""
# levels: ABC
# outcome: pass
# outcome C: pass leak files

import ctypes


def f(x):
    libc = ctypes.CDLL(None)
    if libc.shmget(0x1234, 4096, 0o1666) >= 0 or libc.semget(0x1234, 1, 0o1666) >= 0 or libc.msgget(0x1234, 0o1666) >= 0:
        print("LEAK System V")
    for name in (b"/attack-left-behind",):
        if libc.shm_open(name, 0o102, 0o600) >= 0:
            print("LEAK shm")
    return 2 * x + 1
