"""Fills files below a path of more than 4096 characters, where no path leads."""
# levels: ABC
# outcome: output raised

import os
import time


def f(x):
    for _ in range(18):
        os.mkdir("d" * 250)
        os.chdir("d" * 250)
    for number in range(40):
        with open(f"f{number}", "wb") as file:
            file.write(bytes(16 << 20))
    time.sleep(1)
    print("LEAK 640 MB")
    return 2 * x + 1
