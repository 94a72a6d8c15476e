"""Three claims of papers, each with the number that decides it."""

import numpy as np


def paper_claims(largest, plain, nig, nfg, nog):
    """Largest cells (T,), errors (R,) of four variants -> three pairs of a verdict and a number."""
    half = (len(largest) + 1) // 2
    growth = np.mean(largest[-half:]) / np.mean(largest[:half])
    table = np.stack([plain, nig, nfg, nog], axis=1)
    total = np.var(table) if np.ptp(table) > 0 else 1.0
    rows = np.var(np.mean(table, axis=1)) / total
    columns = np.var(np.mean(table, axis=0)) / total
    costs = np.mean(table[:, 1:] - table[:, :1], axis=0)
    grows = (bool(growth > 1.5), growth)
    rate = (bool(rows > columns), rows)
    forget = (bool(costs[1] > max(costs[0], costs[2])), costs[1])
    return grows, rate, forget
