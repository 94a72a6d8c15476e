"""A wrong answer."""
# levels: ABCD
# outcome: wrong

def f(x):
    return 2 * x
