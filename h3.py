"""The settings of the Odyssey's random search, from uniform random numbers."""

import numpy as np


def sample_hparams(u_size, u_rate, u_momentum, u_noise):
    """Uniform numbers from 0 to 1, (N,) each -> hidden sizes, learning rates, momenta, noise, (N,) each."""
    size = np.rint(log_uniform(u_size, 20, 200)).astype(int)
    rate = 1e-6 + u_rate * (1e-2 - 1e-6)
    momentum = 1 - log_uniform(u_momentum, 0.01, 1)
    noise = 1.0 * u_noise
    return size, rate, momentum, noise


def log_uniform(u, low, high):
    """Numbers from low to high whose logarithms are as evenly spread as u."""
    return low * (high / low) ** u
