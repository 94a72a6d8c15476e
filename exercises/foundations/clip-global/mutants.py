"""What goes wrong when gradients are clipped."""

import numpy as np

from grader.checks import mutant


def norm_of(grads):
    """The common norm."""
    return np.sqrt(sum(np.sum(gradient**2) for gradient in grads.values()))


@mutant
def each_array_by_itself():
    """Clips each array by its own norm, which turns the gradient into another direction.

    Which arrays does one step of gradient descent change together?
    """

    def clip_global(grads, max_norm):
        return {k: g * max_norm / np.maximum(np.linalg.norm(g), max_norm) for k, g in grads.items()}

    return {"clip_global": clip_global}


@mutant
def each_entry_by_itself():
    """Cuts every entry at the largest norm, as min-char-rnn does at 5.

    That is another way to clip. Which way keeps the direction of the gradient?
    """
    return {"clip_global": lambda grads, max_norm: {k: np.clip(g, -max_norm, max_norm) for k, g in grads.items()}}


@mutant
def always_scaled():
    """Brings gradients to the largest norm even when they are shorter, so that small steps become large ones.

    When is there anything to clip?
    """

    def clip_global(grads, max_norm):
        norm = norm_of(grads)
        return {k: g * (max_norm / norm if norm > 0 else 1.0) for k, g in grads.items()}

    return {"clip_global": clip_global}


@mutant
def zero_divided_by_zero():
    """Divides by the norm without asking whether it is zero: gradients that are all zero become nan.

    What is left of a gradient of zeros when it is clipped?
    """

    def clip_global(grads, max_norm):
        return {k: g * np.minimum(norm_of(grads), max_norm) / norm_of(grads) for k, g in grads.items()}

    return {"clip_global": clip_global}


@mutant
def norm_without_root():
    """Compares the sum of the squares with the largest norm, without taking the root.

    What is the length of a vector?
    """

    def clip_global(grads, max_norm):
        return {k: g * max_norm / np.maximum(norm_of(grads) ** 2, max_norm) for k, g in grads.items()}

    return {"clip_global": clip_global}


@mutant
def norm_of_the_largest_array():
    """Takes the norm of the largest array for that of all of them.

    How do the norms of several arrays come together?
    """

    def clip_global(grads, max_norm):
        norm = max(np.linalg.norm(g) for g in grads.values())
        return {k: g * max_norm / np.maximum(norm, max_norm) for k, g in grads.items()}

    return {"clip_global": clip_global}


@mutant
def epsilon_as_in_torch():
    """Adds an epsilon of 1e-6 to the norm, as torch.nn.utils.clip_grad_norm_ does.

    How long is a clipped gradient then, and how long should it be?
    """

    def clip_global(grads, max_norm):
        return {k: g * min(1.0, max_norm / (norm_of(grads) + 1e-6)) for k, g in grads.items()}

    return {"clip_global": clip_global}
