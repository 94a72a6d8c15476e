"""Returns a list of 200 000 lists."""
# levels: ABCD
# outcome: opaque

def f(x):
    return [[] for _ in range(200_000)]
