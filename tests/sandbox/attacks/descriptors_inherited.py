"""Looks for inherited descriptors and writes to all that are more than its own."""
# levels: ABCD
# outcome: pass

import os
import stat


def f(x):
    for number in range(4, 1024):
        try:
            kind = os.fstat(number).st_mode
        except OSError:
            continue
        if not stat.S_ISDIR(kind):
            print("LEAK", number, oct(kind))
        try:
            os.write(number, b"garbage")
            print("LEAK wrote", number)
        except OSError:
            continue
    return 2 * x + 1
