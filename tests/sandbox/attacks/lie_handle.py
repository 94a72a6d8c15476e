"""Answers with a handle whose path is a megabyte of text."""
# levels: ABCD
# outcome: protocol

import os
import struct


def f(x):
    header = b'[["t",["h",0,["' + b"\x7f" * 1_000_000 + b'"]],null],[],[]]'
    payload = b""
    lengths = (len(header), len(payload))
    os.write(@CHANNEL@, struct.pack("<4sB3xIIQ", b"SBX1", 16, 0, *lengths) + header + payload)
    import time
    time.sleep(30)
