"""Sends its reply one byte every fifth of a second: the worker tells its line amid it."""
# levels: ABCD
# outcome: protocol

import json
import os
import struct
import time


def f(x):
    header = b'["x",[],[]]'
    frame = struct.pack("<4sB3xIIQ", b"SBX1", 16, 0, len(header), 0) + header
    for byte in frame:
        os.write(@CHANNEL@, bytes([byte]))
        time.sleep(0.2)
