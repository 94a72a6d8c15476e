"""numpy arrays without end."""
# levels: ABC
# outcome: raised timeout

import numpy as np


def f(x):
    held = []
    while True:
        held.append(np.ones(4_000_000))
