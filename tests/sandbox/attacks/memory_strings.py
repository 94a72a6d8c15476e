"""Strings in a list without end."""
# levels: ABC
# outcome: raised timeout

def f(x):
    held = []
    while True:
        held.append('x' * 10_000_000)
