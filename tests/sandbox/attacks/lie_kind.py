"""A kind of reply that does not exist."""
# levels: ABCD
# outcome: protocol

import os
import struct


def f(x):
    header, payload = b'[]', b''
    lengths = (len(header), len(payload))
    os.write(@CHANNEL@, struct.pack("<4sB3xIIQ", b"SBX1", 99, 0, *lengths) + header + payload)
    import time
    time.sleep(30)
