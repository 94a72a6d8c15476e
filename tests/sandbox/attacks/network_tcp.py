"""Connects to a listener on the loopback."""
# levels: ABC
# outcome: raised

import socket


def f(x):
    with socket.create_connection(('127.0.0.1', @PORT@), 1):
        print('LEAK tcp')
    return 2 * x + 1
