"""An array of objects."""
# levels: ABCD
# outcome: protocol

import os
import struct


def f(x):
    header, payload = b'[["a",0],[["|O",[1],"C"]],[]]', bytes(8)
    lengths = (len(header), len(payload))
    os.write(@CHANNEL@, struct.pack("<4sB3xIIQ", b"SBX1", 16, 0, *lengths) + header + payload)
    import time
    time.sleep(30)
