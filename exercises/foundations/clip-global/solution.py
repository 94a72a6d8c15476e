"""Gradients that have exploded, made shorter."""

import numpy as np


def clip_global(grads, max_norm):
    """A dict of gradients, scaled together so that their common norm is max_norm at most."""
    norm = np.sqrt(sum(np.sum(grads[name] ** 2) for name in grads))
    factor = max_norm / np.maximum(norm, max_norm)
    clipped = {name: factor * grads[name] for name in grads}
    return clipped
