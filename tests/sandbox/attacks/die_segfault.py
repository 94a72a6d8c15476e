"""Reads address zero."""
# levels: ABCD
# outcome: died

import ctypes


def f(x):
    ctypes.string_at(0)
