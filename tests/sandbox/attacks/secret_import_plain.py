"""Imports the reference, when it is loaded and when it is called."""
# levels: ABCD
# outcome: raised

import reference.lstm as lstm


def f(x):
    import reference.lstm as lstm
    print("LEAK", lstm)
    return lstm
