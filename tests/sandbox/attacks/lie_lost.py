"""Claims that the worker had no memory left, with a text of its own."""
# levels: ABCD
# outcome: protocol

import os
import struct


def f(x):
    header, payload = b'["memory","owned"]', b''
    lengths = (len(header), len(payload))
    os.write(@CHANNEL@, struct.pack("<4sB3xIIQ", b"SBX1", 20, 0, *lengths) + header + payload)
    import time
    time.sleep(30)
