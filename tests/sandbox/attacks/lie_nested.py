"""A value nested 5000 deep."""
# levels: ABCD
# outcome: protocol

import os
import struct


def f(x):
    header, payload = b'[' + b'["l",' * 5000 + b'1' + b']' * 5000 + b',[],[]]', b''
    lengths = (len(header), len(payload))
    os.write(@CHANNEL@, struct.pack("<4sB3xIIQ", b"SBX1", 16, 0, *lengths) + header + payload)
    import time
    time.sleep(30)
