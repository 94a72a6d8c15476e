"""Registers a function that writes a file at exit."""
# levels: ABC
# outcome: pass

import atexit
atexit.register(lambda: open('/tmp/attack-atexit-was-here', 'w').close())

def f(x):
    return 2 * x + 1
