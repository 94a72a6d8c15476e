"""Imports the reference."""
# levels: ABCD
# outcome: load-import

import reference.lstm as lstm


def f(x):
    return lstm
