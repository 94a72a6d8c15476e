"""Answers a call ten times, right each time."""
# levels: ABCD
# outcome: protocol

import os
import struct


def f(x):
    header = b'[["a",0],[["<f8",[3],"C"]],[]]'
    payload = (2 * x + 1).tobytes()
    for number in range(1, 11):
        os.write(@CHANNEL@, struct.pack("<4sB3xIIQ", b"SBX1", 16, number, len(header), len(payload)) + header + payload)
    return 2 * x + 1
