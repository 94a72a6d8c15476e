"""Fills every folder that it can write."""
# levels: ABC
# outcome: pass output timeout
# outcome C: pass output timeout files leak

import os
import tempfile


def f(x):
    written = 0
    for folder in (tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm", "/run", "/scratch", "/", "/home"):
        for number in range(10):
            try:
                with open(os.path.join(folder, f"attack-filled-{number}"), "wb") as file:
                    for _ in range(8):
                        written += file.write(bytes(1 << 20))
            except OSError:
                continue
    if written > 150 << 20:
        print("LEAK", written)
    return 2 * x + 1
