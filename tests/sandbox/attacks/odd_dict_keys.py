"""A dict whose keys are numbers."""
# levels: ABCD
# outcome: opaque

import numpy as np


def f(x):
    return {1: x}
