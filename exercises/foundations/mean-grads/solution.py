"""One update for several samples."""


def mean_grads(grads):
    """A dict of gradients (M, ...), one for each of M samples -> a dict of their means."""
    mean = {}
    for name in grads:
        M = len(grads[name])
        total = grads[name].sum(axis=0)
        mean[name] = total / M
    return mean
