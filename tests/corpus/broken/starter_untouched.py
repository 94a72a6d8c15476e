# verdict: broken
# dialect: cs231n
# outcome: not done yet: it returns None
# note: the course's starter as it is

"""
This file defines layer types that are commonly used for recurrent neural networks.
"""
import numpy as np


def rnn_step_forward(x, prev_h, Wx, Wh, b):
    next_h, cache = None, None
    # TODO: Implement a single forward step for the vanilla RNN.
    pass
    return next_h, cache


def rnn_step_backward(dnext_h, cache):
    dx, dprev_h, dWx, dWh, db = None, None, None, None, None
    pass
    return dx, dprev_h, dWx, dWh, db


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    next_h, next_c, cache = None, None, None
    pass
    return next_h, next_c, cache


def lstm_step_backward(dnext_h, dnext_c, cache):
    dx, dh, dc, dWx, dWh, db = None, None, None, None, None, None
    pass
    return dx, dprev_h, dprev_c, dWx, dWh, db
