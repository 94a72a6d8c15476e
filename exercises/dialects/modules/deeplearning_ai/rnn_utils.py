"""What the first week's notebook imports of its course: `from rnn_utils import *` brings np as well."""

import numpy as np


def sigmoid(x):
    """The logistic function 1 / (1 + exp(-x)), entry by entry; no exponential overflows."""
    return np.exp(-np.logaddexp(0, np.negative(x)))


def softmax(x):
    """Numbers that add up to one in every column."""
    grown = np.exp(x - np.max(x, axis=0, keepdims=True))
    return grown / grown.sum(axis=0, keepdims=True)


def initialize_adam(parameters):
    """Moving averages of zero, of the gradients and of their squares."""
    return tuple({"d" + name: np.zeros_like(value) for name, value in parameters.items()} for _ in range(2))


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """One step of Adam; `t` counts from one."""
    for name in parameters:
        g = grads["d" + name]
        v["d" + name] = beta1 * v["d" + name] + (1 - beta1) * g
        s["d" + name] = beta2 * s["d" + name] + (1 - beta2) * g**2
        mean, square = v["d" + name] / (1 - beta1**t), s["d" + name] / (1 - beta2**t)
        parameters[name] = parameters[name] - learning_rate * mean / (np.sqrt(square) + epsilon)
    return parameters, v, s
