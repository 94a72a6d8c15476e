"""A list of 400 000 references to one array of eight megabytes: terabytes for whoever makes an array of it."""
# levels: ABCD
# outcome: protocol

import os
import struct


def f(x):
    header = b'[["t",["l"' + b',["a",0]' * 400_000 + b'],null],[["|u1",[8000],"C"]],[]]'
    payload = bytes(8000)
    lengths = (len(header), len(payload))
    os.write(@CHANNEL@, struct.pack("<4sB3xIIQ", b"SBX1", 16, 0, *lengths) + header + payload)
    import time
    time.sleep(30)
