"""Nested lists of numbers become arrays: thousands of samples of lists are too large to be sent as they are."""

import numpy as np

submission = globals()["submission"]  # the student's module, put here before this file is run


def compact(part):
    """A list of numbers, nested or not, as an array; anything else as it is."""
    if not isinstance(part, list | tuple):
        return part
    try:
        array = np.array(part)
    except ValueError:
        return part
    return array if array.dtype.kind in "biuf" else part


def adding_batch(B, T, seed):
    """The student's batch, each part as an array where it can be one."""
    answer = submission.adding_batch(B, T, seed)
    return type(answer)(map(compact, answer)) if type(answer) in (list, tuple) else answer
