"""Becomes root again."""
# levels: ABC
# outcome: pass

import os


def f(x):
    for become in (os.setuid, os.seteuid, os.setgid):
        try:
            become(0)
            print("LEAK", become)
        except OSError:
            continue
    return 2 * x + 1
