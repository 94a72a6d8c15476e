"""Sends its reply one byte every fifth of a second."""
# levels: ABCD
# outcome: timeout

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
