"""Reserves two gigabytes by one call, in a file without a name: beyond the limit on the size of files."""
# levels: ABC
# outcome: raised

import ctypes
import os


def f(x):
    number = os.open("attack-reserved", os.O_RDWR | os.O_CREAT)
    os.unlink("attack-reserved")
    library = ctypes.CDLL(None, use_errno=True)
    library.fallocate.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_long, ctypes.c_long]
    keep_size = 1
    if library.fallocate(number, keep_size, 0, 2 << 30) == 0:
        print("LEAK", os.fstat(number).st_blocks)
    raise OSError(ctypes.get_errno(), "refused")
