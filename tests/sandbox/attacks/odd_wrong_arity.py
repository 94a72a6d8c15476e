"""Takes two arguments."""
# levels: ABCD
# outcome: raised

def f(x, y):
    return x
