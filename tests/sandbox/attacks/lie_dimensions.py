"""An array of 60 dimensions."""
# levels: ABCD
# outcome: protocol

import os
import struct


def f(x):
    header, payload = b'[["a",0],[["<f8",[' + b','.join([b'1'] * 60) + b'],"C"]],[]]', bytes(8)
    lengths = (len(header), len(payload))
    os.write(@CHANNEL@, struct.pack("<4sB3xIIQ", b"SBX1", 16, 0, *lengths) + header + payload)
    import time
    time.sleep(30)
