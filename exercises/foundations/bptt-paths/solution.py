"""How many products of derivatives the chain rule adds up."""


def bptt_paths(L, T):
    """The paths from a weight of the lowest of L layers, at any of T steps, to the output of the last step."""
    ways = [1] * T
    for _ in range(L - 1):
        for t in range(T - 2, -1, -1):
            ways[t] = ways[t] + ways[t + 1]
    paths = sum(ways)
    return paths
