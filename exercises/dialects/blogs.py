"""Blog posts' functions that take one column at a time: where several at once raise, each column is asked alone.

A post that reads one sample at a time, x (D, 1), may make its zeros of shape (H, 1), say. What then stands side by
side is what the exercise asks for.
"""

import inspect
from copy import deepcopy

import numpy as np

submission = globals()["submission"]  # the student's module, put here before this file is run
RESULTS = {"rnn_step": 1, "lstm_step": 2}  # the new states of a step; what follows them is a post's own
ALONE = set()  # the functions that have turned out to take one column at a time


def rnn_step(x, h, params):
    """The new state."""
    return asked("rnn_step", (x, h), params)


def rnn_forward(X, h, params):
    """All states, the last one."""
    return asked("rnn_forward", (X, h), params)


def lstm_step(x, h, c, params):
    """The two new states."""
    return asked("lstm_step", (x, h, c), params)


def lstm_forward(X, h, c, params):
    """All hidden states, the last two states."""
    return asked("lstm_forward", (X, h, c), params)


def asked(name, arrays, params):
    """What the student's function answers; of a step the new states alone."""
    found, count = answered(name, arrays, params), RESULTS.get(name, 0)
    if not isinstance(found, tuple | list) or len(found) <= count or not count:
        return found
    return found[0] if count == 1 else tuple(found[:count])


def answered(name, arrays, params):
    """What it answers to all columns at once, or to one after the other where that raises."""
    function = taking(getattr(submission, name), len(arrays))
    if arrays[0].shape[-1] == 1:
        return function(*arrays, params)
    if name in ALONE:
        return one_by_one(function, arrays, params)
    fresh = deepcopy((arrays, params))  # a call that raises may have changed what it was given
    try:
        return function(*arrays, params)
    except Exception as error:
        raised = error
    try:
        found = one_by_one(function, *fresh)
    except Exception:
        raise raised from None
    ALONE.add(name)
    return found


def one_by_one(function, arrays, params):
    """The answers to each column, side by side."""
    columns = range(arrays[0].shape[-1])
    return side_by_side([function(*(array[..., [n]] for array in arrays), params) for n in columns])


def side_by_side(answers):
    """Several answers of one structure as one, arrays joined along their last axis."""
    first = answers[0]
    if isinstance(first, tuple | list):
        return tuple(side_by_side(parts) for parts in zip(*answers, strict=True))
    return np.concatenate(answers, axis=-1) if isinstance(first, np.ndarray) else first  # a dict of gates, say


def taking(function, count):
    """A function of so many arrays and a dict; one that takes each of the parameters by its name gets them so."""
    try:
        names = list(inspect.signature(function).parameters)[count:]
    except (TypeError, ValueError):
        names = []

    def called(*arrays_and_params):
        *arrays, params = arrays_and_params
        apart = len(names) > 1 and all(name in params for name in names)
        return function(*arrays, *(params[name] for name in names)) if apart else function(*arrays, params)

    return called
