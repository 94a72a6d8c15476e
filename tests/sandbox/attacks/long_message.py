"""Raises with a message of 100 MB."""
# levels: ABCD
# outcome: raised

def f(x):
    raise ValueError('x' * 100_000_000)
