"""Has the kernel send signals to the grader when a file is ready."""
# levels: ABC
# outcome: pass

import fcntl
import os


def f(x):
    for command in (8, 10, 15):
        try:
            fcntl.fcntl(0, command, @PID@ if command == 8 else 9)
            print("LEAK", command)
        except OSError:
            continue
    return 2 * x + 1
