"""A list that contains itself."""
# levels: ABCD
# outcome: wrong

_CYCLE = []
_CYCLE.append(_CYCLE)


def f(x):
    return _CYCLE
