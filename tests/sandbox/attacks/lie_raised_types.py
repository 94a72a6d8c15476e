"""An exception whose line is a list."""
# levels: ABCD
# outcome: protocol

import os
import struct


def f(x):
    header, payload = b'["X","m",[],""]', b''
    lengths = (len(header), len(payload))
    os.write(@CHANNEL@, struct.pack("<4sB3xIIQ", b"SBX1", 17, 0, *lengths) + header + payload)
    import time
    time.sleep(30)
