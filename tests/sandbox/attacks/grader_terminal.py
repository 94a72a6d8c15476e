"""Pushes characters into a terminal."""
# levels: ABC
# outcome: pass

import fcntl


def f(x):
    for number in (0, 1, 2):
        for request in (0x5412, 0x541C):
            try:
                fcntl.ioctl(number, request, b"x")
                print("LEAK ioctl")
            except OSError:
                continue
    return 2 * x + 1
