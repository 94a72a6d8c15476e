"""Prints what would steer a terminal."""
# levels: ABCD
# outcome: pass

def f(x):
    print('\x1b[2J\x1b]0;owned\x07\u202e')
    return 2 * x + 1
