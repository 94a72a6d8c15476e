"""Reads a file as a shared library, as a font, as an array."""
# levels: ABC
# outcome: pass
# outcome C: pass leak

import ctypes
import linecache
import mmap
import numpy as np


def f(x):
    for read in (np.fromfile, np.genfromtxt, linecache.getlines, np.memmap):
        try:
            if len(read("@SECRET@")):
                print("LEAK", read)
        except (OSError, ValueError, TypeError):
            continue
    return 2 * x + 1
