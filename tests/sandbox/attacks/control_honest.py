"""An honest answer."""
# levels: ABCD
# outcome: pass

def f(x):
    return 2 * x + 1
