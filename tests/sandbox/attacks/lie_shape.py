"""Claims a shape of 2**62 x 2**62."""
# levels: ABCD
# outcome: protocol

import os
import struct


def f(x):
    header, payload = b'[["a",0],[["<f8",[4611686018427387904,4611686018427387904],"C"]],[]]', b''
    lengths = (len(header), len(payload))
    os.write(@CHANNEL@, struct.pack("<4sB3xIIQ", b"SBX1", 16, 0, *lengths) + header + payload)
    import time
    time.sleep(30)
