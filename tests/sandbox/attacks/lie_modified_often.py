"""Names one argument two million times as changed."""
# levels: ABCD
# outcome: protocol

import os
import struct


def f(x):
    header, payload = b"[1,[],[" + b"0," * 1_500_000 + b"0]]", b""
    lengths = (len(header), len(payload))
    os.write(@CHANNEL@, struct.pack("<4sB3xIIQ", b"SBX1", 16, 0, *lengths) + header + payload)
    import time
    time.sleep(30)
