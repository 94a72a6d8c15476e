"""What goes wrong when gradients are collected."""

from grader.checks import mutant


@mutant
def sum_for_mean():
    """Adds up the samples' gradients and does not divide.

    What would twice as many samples do to the size of the step?
    """
    return {"mean_grads": lambda grads: {k: g.sum(axis=0) for k, g in grads.items()}}


@mutant
def mean_over_everything():
    """Averages over all entries, so that one number is left of each array.

    Which axis do the samples lie on?
    """
    return {"mean_grads": lambda grads: {k: g.mean() for k, g in grads.items()}}


@mutant
def last_sample_alone():
    """Keeps the last sample's gradient alone.

    What has become of the others?
    """
    return {"mean_grads": lambda grads: {k: g[-1] for k, g in grads.items()}}


@mutant
def divided_by_one_less():
    """Divides by one sample less, as a standard deviation does.

    How many gradients are there?
    """
    return {"mean_grads": lambda grads: {k: g.sum(axis=0) / max(len(g) - 1, 1) for k, g in grads.items()}}
