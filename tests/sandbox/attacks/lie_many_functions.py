"""Claims to define 5000 functions."""
# levels: ABCD
# outcome: protocol

import json
import os
import struct

header = json.dumps({f"f{number}": [0, None] for number in range(5000)}).encode()
os.write(@CHANNEL@, struct.pack("<4sB3xIIQ", b"SBX1", 18, 0, len(header), 0) + header)


def f(x):
    return 2 * x + 1
