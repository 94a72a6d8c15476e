"""Claims a payload of 2**50 bytes."""
# levels: ABCD
# outcome: protocol

import os
import struct


def f(x):
    header, payload = b'[1.0,[],[]]', b''
    lengths = (len(header), 2**50)
    os.write(@CHANNEL@, struct.pack("<4sB3xIIQ", b"SBX1", 16, 0, *lengths) + header + payload)
    import time
    time.sleep(30)
