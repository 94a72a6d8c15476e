"""Connects to a socket in the file system."""
# levels: ABC
# outcome: raised

import socket


def f(x):
    with socket.socket(socket.AF_UNIX) as s:
        s.connect('@SOCKET@')
        print('LEAK unix')
    return 2 * x + 1
