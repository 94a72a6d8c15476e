"""Training data of the first recurrent network: a sine wave, piece by piece."""

import numpy as np


def sine_batch(step, L):
    """Inputs and targets (L, 1) of a piece of the wave, each target the next input."""
    times = np.linspace(step * np.pi, (step + 1) * np.pi, L + 1)
    points = np.sin(times).reshape(L + 1, 1)
    x = points[:-1]
    y = points[1:]
    return x, y
