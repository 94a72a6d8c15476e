"""300 children that sleep."""
# levels: ABC
# outcome: raised

import os
import time


def f(x):
    for _ in range(300):
        if os.fork() == 0:
            time.sleep(60)
            os._exit(0)
    return 2 * x + 1
