"""SIGKILL to everything."""
# levels: ABC
# outcome: pass

import os


def f(x):
    try:
        os.kill(-1, 9)
        print('LEAK kill')
    except OSError:
        pass
    return 2 * x + 1
