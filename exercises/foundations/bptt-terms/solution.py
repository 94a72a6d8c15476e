"""The chain rule through time, term by term."""


def bptt_terms(T):
    """The T products of dE/dW_s, the shortest first, each as the names of what it passes."""
    terms = []
    for first in range(T, 0, -1):
        states = [f"s{t}" for t in range(T, first - 1, -1)]
        terms.append([f"E{T}", f"y{T}", *states, "Ws"])
    return terms
