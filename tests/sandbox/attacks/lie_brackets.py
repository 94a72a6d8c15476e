"""A header of 60 000 open brackets."""
# levels: ABCD
# outcome: protocol

import os
import struct


def f(x):
    header, payload = b'[' * 60000, b''
    lengths = (len(header), len(payload))
    os.write(@CHANNEL@, struct.pack("<4sB3xIIQ", b"SBX1", 16, 0, *lengths) + header + payload)
    import time
    time.sleep(30)
