"""Says once more what it defines."""
# levels: ABCD
# outcome: protocol

import os
import struct


def f(x):
    header, payload = b'{"f":[1,1]}', b''
    lengths = (len(header), len(payload))
    os.write(@CHANNEL@, struct.pack("<4sB3xIIQ", b"SBX1", 18, 0, *lengths) + header + payload)
    import time
    time.sleep(30)
