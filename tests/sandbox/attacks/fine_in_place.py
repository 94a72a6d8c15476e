"""Changes its input in place."""
# levels: ABCD
# outcome: pass

def f(x):
    x *= 2
    x += 1
    return x
