"""SIGKILL through a pidfd."""
# levels: ABC
# outcome: pass

import os
import signal


def f(x):
    for pid in (@PID@, os.getppid(), os.getpid()):
        try:
            signal.pidfd_send_signal(os.pidfd_open(pid), 0)
            print("LEAK pidfd", pid)
        except OSError:
            continue
    return 2 * x + 1
