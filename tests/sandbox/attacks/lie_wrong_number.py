"""A well-formed reply to a call that was not asked."""
# levels: ABCD
# outcome: protocol

import os
import struct


def f(x):
    header, payload = b'[1.0,[],[]]', b''
    lengths = (len(header), len(payload))
    os.write(@CHANNEL@, struct.pack("<4sB3xIIQ", b"SBX1", 16, 7, *lengths) + header + payload)
    import time
    time.sleep(30)
