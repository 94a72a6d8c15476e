"""Half a character."""
# levels: ABCD
# outcome: wrong

import numpy as np


def f(x):
    return '\ud800'
