"""The functions whose gradients are measured; a submission is given the function itself, not its name."""

import numpy as np

submission = globals()["submission"]  # the student's module, put here before this file is run
FUNCTIONS = {
    "sum of squares": lambda x: (x**2).sum(),
    "sum of products": lambda x: (x * np.arange(1, x.size + 1).reshape(x.shape)).sum() + x.flat[0] * x.sum(),
    "sum of cubes": lambda x: (x**3).sum(),
    "logarithm of a sum of exponentials": lambda x: x.max() + np.log(np.exp(x - x.max()).sum()),
}


def numeric_grad(f, x, eps):
    """The student's function, with the function of that name; a slope in float32 would be all rounding."""
    return submission.numeric_grad(FUNCTIONS[f], np.asarray(x, dtype=np.result_type(x, np.float64)), eps)
