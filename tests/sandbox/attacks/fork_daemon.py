"""Daemonises by a double fork and leaves a file."""
# levels: ABC
# outcome: raised

import os
import time


def f(x):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            open('/tmp/attack-daemon-was-here', 'w').close()
            time.sleep(60)
        os._exit(0)
    return 2 * x + 1
