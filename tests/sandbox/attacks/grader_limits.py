"""Lowers the grader's limits."""
# levels: ABC
# outcome: pass

import resource


def f(x):
    try:
        resource.prlimit(@PID@, resource.RLIMIT_CPU, (1, 1))
        print("LEAK prlimit")
    except (OSError, ValueError):
        pass
    return 2 * x + 1
