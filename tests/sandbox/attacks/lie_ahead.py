"""Never stops answering, whatever is asked: replies lie there before their calls."""
# levels: ABCD
# outcome: protocol

import os
import struct


def f(x):
    header = b'[["t",["l"' + b",1" * 3000 + b"],null],[],[]]"
    frame = struct.pack("<4sB3xIIQ", b"SBX1", 16, 0, len(header), 0) + header
    while True:
        os.write(@CHANNEL@, frame)
