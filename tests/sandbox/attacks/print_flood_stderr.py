"""Floods stderr in large pieces."""
# levels: ABCD
# outcome: output

import os


def f(x):
    while True:
        os.write(2, bytes(1 << 20))
