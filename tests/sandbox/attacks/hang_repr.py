"""The repr of a list nested a million deep."""
# levels: ABCD
# outcome: timeout died raised memory

def f(x):
    nested = []
    for _ in range(1_000_000):
        nested = [nested]
    import sys
    sys.setrecursionlimit(10**9)
    return repr(nested)
