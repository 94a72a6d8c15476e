"""Connects to an abstract socket."""
# levels: ABC
# outcome: raised

import socket


def f(x):
    with socket.socket(socket.AF_UNIX) as s:
        s.connect('\0@ABSTRACT@')
        print('LEAK abstract')
    return 2 * x + 1
