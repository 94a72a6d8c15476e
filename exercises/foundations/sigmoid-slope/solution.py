"""The slope of the logistic function."""


def dsigmoid(s):
    """dσ/da, from the output s = σ(a): s (N, D) -> (N, D)."""
    slope = s * (1 - s)
    return slope
