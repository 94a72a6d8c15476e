"""The functions of CS231n on tensors of PyTorch, as later years of the course and others that take after it have them.

A function that raises on arrays, in a file that has imported torch, is asked with tensors; what is a tensor in its
results comes back as an array. Those years return no cache: who returns none has none.
"""

import sys
from functools import partial

import numpy as np

submission = globals()["submission"]  # the student's module, put here before this file is run
RESULTS = {"rnn_step_forward": 2, "rnn_forward": 2, "lstm_step_forward": 3, "lstm_forward": 2}
BACKWARD = ("rnn_step_backward", "rnn_backward", "lstm_step_backward", "lstm_backward")
ON_TENSORS = set()  # the functions that have turned out to take them


def asked(name, *args):
    """What the student's function answers, to arrays or to tensors."""
    function = getattr(submission, name)
    if "torch" not in sys.modules:
        return function(*args)
    if name in ON_TENSORS:
        return as_arrays(name, function(*map(tensor, args)))
    fresh = [one.copy() if isinstance(one, np.ndarray) else one for one in args]
    try:
        return as_arrays(name, function(*args))
    except (AttributeError, TypeError, RuntimeError) as error:
        raised = error
    try:
        found = as_arrays(name, function(*map(tensor, fresh)))
    except Exception:
        raise raised from None
    ON_TENSORS.add(name)
    return found


def tensor(value):
    """An array as a tensor; a cache as it is."""
    torch = sys.modules["torch"]
    return torch.from_numpy(np.array(value, order="C")) if isinstance(value, np.ndarray) else value


def as_arrays(name, found):
    """Results with arrays for tensors, and nothing for a cache that is not there."""
    results = found if isinstance(found, tuple) else (found,)
    tensors = sys.modules["torch"].Tensor
    if not any(isinstance(one, tensors) for one in results):
        return found
    results = tuple(one.detach().numpy() if isinstance(one, tensors) else one for one in results)
    return (*results, None) if len(results) == RESULTS.get(name, 0) - 1 else results


for each in (*RESULTS, *BACKWARD):
    globals()[each] = partial(asked, each)
