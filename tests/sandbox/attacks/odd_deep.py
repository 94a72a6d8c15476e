"""A list nested 100 000 deep."""
# levels: ABCD
# outcome: wrong

_DEEP = []
for _ in range(100_000):
    _DEEP = [_DEEP]


def f(x):
    return _DEEP
