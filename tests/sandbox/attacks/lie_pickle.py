"""A pickle that would run a command."""
# levels: ABCD
# outcome: protocol

import os
import struct


def f(x):
    header, payload = b'cos\nsystem\n(S"touch /tmp/attack-pickle-was-here"\ntR.', b''
    lengths = (len(header), len(payload))
    os.write(@CHANNEL@, struct.pack("<4sB3xIIQ", b"SBX1", 16, 0, *lengths) + header + payload)
    import time
    time.sleep(30)
