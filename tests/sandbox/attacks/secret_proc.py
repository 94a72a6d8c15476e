"""Reads environment, memory, maps and descriptors of the grader, its parent and the first process."""
# levels: ABC
# outcome: pass
# outcome C: pass leak

import os


def f(x):
    for pid in (@PID@, os.getppid(), 1, "self"):
        for name in ("environ", "mem", "maps", "cmdline", "stack", "fd/0", "fd/3"):
            if pid == "self" and name in ("mem", "cmdline", "maps", "environ", "stack", "fd/0", "fd/3"):
                continue
            try:
                if open(f"/proc/{pid}/{name}", "rb").read(10):
                    print("LEAK", pid, name)
            except OSError:
                continue
    return 2 * x + 1
