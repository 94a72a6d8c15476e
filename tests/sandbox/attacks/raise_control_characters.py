"""Raises what would steer a terminal."""
# levels: ABCD
# outcome: raised

def f(x):
    raise ValueError('\x1b[2J\x1b]0;owned\x07')
