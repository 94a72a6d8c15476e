"""Returns a list of a million lists."""
# levels: ABCD
# outcome: opaque

def f(x):
    return [[] for _ in range(1_000_000)]
