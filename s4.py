"""Characters from a network, one after the other; the random numbers come from outside."""

import numpy as np


def sample(h, seed_ix, uniforms, temperature, Wxh, Whh, Why, bh, by):
    """State h (H, 1), the character to begin with, N numbers below 1, a temperature -> N characters, as indices."""
    ixes = []
    ix = seed_ix
    for n in range(len(uniforms)):
        h = np.tanh(Wxh[:, [ix]] + Whh @ h + bh)
        y = Why @ h + by
        ix = chosen(y[:, 0], temperature, uniforms[n])
        ixes.append(ix)
    return ixes


def chosen(y, temperature, u):
    """The character that a number u stands for, from scores y (V,)."""
    if temperature == 0:
        return int(np.argmax(y))
    p = softmax(y / temperature)
    return max(0, int(np.sum(np.cumsum(p) <= u)) - 1)


def softmax(scores):
    """The probabilities (V,) that scores (V,) give."""
    powers = np.exp(scores - scores.max())
    return powers / powers.sum()
