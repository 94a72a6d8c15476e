"""Shared anonymous mappings without end."""
# levels: ABC
# outcome: raised timeout

import mmap


def f(x):
    held = []
    while True:
        held.append(mmap.mmap(-1, 1 << 26))
