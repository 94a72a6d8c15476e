"""Welch's t: how many standard errors two means are apart."""

import numpy as np


def welch_t(a, b):
    """Results a (N,) and b (M,), two or more of each -> t, and the degrees of freedom."""
    va = variance(a) / len(a)
    vb = variance(b) / len(b)
    t = (np.mean(a) - np.mean(b)) / (va + vb)
    df = (va + vb) ** 2 / (va**2 / (len(a) - 1) + vb**2 / (len(b) - 1))
    return t, df


def variance(results):
    """The variance that so many results are guessed to come from."""
    return np.sum((results - np.mean(results)) ** 2) / (len(results) - 1)
