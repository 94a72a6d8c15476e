"""A reply that comes without a pause, byte by byte: there is always something to receive."""
# levels: ABCD
# outcome: timeout

import os
import struct


def f(x):
    os.write(@CHANNEL@, struct.pack("<4sB3xIIQ", b"SBX1", 16, 0, 100, 60 << 20))
    while True:
        os.write(@CHANNEL@, b"x")
