"""Answers before it was asked."""
# levels: ABCD
# outcome: protocol

import os
import struct

header = b'{"f":[1,1]}'
os.write(@CHANNEL@, struct.pack("<4sB3xIIQ", b"SBX1", 18, 0, len(header), 0) + header)


def f(x):
    return 2 * x + 1
