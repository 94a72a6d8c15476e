"""Watches what others do with files."""
# levels: ABC
# outcome: pass

import ctypes


def f(x):
    libc = ctypes.CDLL(None)
    number = libc.inotify_init()
    if libc.inotify_add_watch(number, b"@SECRET@", 0xFFF) >= 0 or libc.inotify_add_watch(number, b"/usr/lib", 0xFFF) >= 0:
        print("LEAK inotify")
    return 2 * x + 1
