"""Which of many cells follows a count."""

import numpy as np


def find_counter(C, counts):
    """Cells C (T, H) and what should be counted (T,) -> the unit that follows it best, and its correlation."""
    moved = C - C.mean(axis=0)
    wanted = counts - counts.mean()
    lengths = np.sqrt(np.sum(moved**2, axis=0)) * np.sqrt(np.sum(wanted**2))
    correlations = wanted @ moved / np.where(lengths > 0, lengths, 1)
    best = int(np.argmax(correlations))
    correlation = correlations[best]
    return best, correlation
