"""5000 threads."""
# levels: ABC
# outcome: raised timeout

import threading
import time


def f(x):
    for _ in range(5000):
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
    return 2 * x + 1
