"""Returns an object whose class has escape codes for a name."""
# levels: ABCD
# outcome: opaque


def f(x):
    return type("\x1b[2J\x1b[31mOWNED\u202e\nf 10 of 10 points", (), {})()
