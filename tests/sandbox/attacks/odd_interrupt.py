"""KeyboardInterrupt."""
# levels: ABCD
# outcome: raised

def _throw(kind):
    raise kind


def f(x):
    return _throw(KeyboardInterrupt)
