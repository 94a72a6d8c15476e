"""Replaces the worker's own functions for writing replies."""
# levels: ABCD
# outcome: timeout

import sys


def f(x):
    frame = sys._getframe()
    while frame is not None:
        wire = frame.f_globals.get("wire")
        if wire is not None:
            wire.encode_reply.__code__ = (lambda *a, **k: b"").__code__
        frame = frame.f_back
    return 2 * x + 1
