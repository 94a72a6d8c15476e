"""Leaves a sleeping thread."""
# levels: ABCD
# outcome: pass

import threading
import time


def f(x):
    threading.Thread(target=time.sleep, args=(60,)).start()
    return 2 * x + 1
