"""A length that is true."""
# levels: ABCD
# outcome: protocol

import os
import struct


def f(x):
    header, payload = b'[["a",0],[["|u1",[true],"C"]],[]]', b'x'
    lengths = (len(header), len(payload))
    os.write(@CHANNEL@, struct.pack("<4sB3xIIQ", b"SBX1", 16, 0, *lengths) + header + payload)
    import time
    time.sleep(30)
