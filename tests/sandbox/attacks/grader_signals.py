"""Signals to the grader, to its parent and to its group."""
# levels: ABC
# outcome: pass

import os
import signal


def f(x):
    for pid in (@PID@, os.getppid(), -@PID@, 0):
        for number in (0, 15, 9):
            try:
                os.kill(pid, number)
                print("LEAK signal", pid, number)
            except OSError:
                continue
    return 2 * x + 1
