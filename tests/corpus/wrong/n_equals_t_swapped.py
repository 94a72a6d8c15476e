# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_forward
# functions spoiled: rnn_backward
# mistake: none
# single: yes
# style: starter
# shows: rnn_forward on N=3 T=3 D=1 H=4: result 0: off by 1.6e+00 of 9.7e-01
# note: axes of batch and time are told apart by their sizes: wrong for N == T

"""
This file defines layer types that are commonly used for recurrent neural networks.
"""

import numpy as np


def rnn_step_forward(x, prev_h, Wx, Wh, b):
    """Run the forward pass for a single timestep of a vanilla RNN using a tanh activation function."""
    next_h, cache = None, None
    ##############################################################################
    # TODO: Implement a single forward step for the vanilla RNN.                 #
    ##############################################################################
    # *****START OF YOUR CODE*****

    next_h = np.tanh(x @ Wx + prev_h @ Wh + b)
    cache = x, prev_h, Wx, Wh, b, next_h

    # *****END OF YOUR CODE*****
    return next_h, cache


def rnn_step_backward(dnext_h, cache):
    """Backward pass for a single timestep of a vanilla RNN."""
    dx, dprev_h, dWx, dWh, db = None, None, None, None, None
    # *****START OF YOUR CODE*****

    x, prev_h, Wx, Wh, b, next_h = cache
    dtanh = (1 - next_h * next_h) * dnext_h
    dx, dWx = dtanh @ Wx.T, x.T @ dtanh
    dprev_h, dWh = dtanh @ Wh.T, prev_h.T @ dtanh
    db = dtanh.sum(axis=0)

    # *****END OF YOUR CODE*****
    return dx, dprev_h, dWx, dWh, db


def rnn_forward(x, h0, Wx, Wh, b):
    """Run a vanilla RNN forward on an entire sequence of data."""
    h, cache = None, None
    # *****START OF YOUR CODE*****

    caches = []
    xs = np.transpose(x, (1, 0, 2)) if x.shape[0] != x.shape[1] else x
    h = np.zeros((xs.shape[0],) + h0.shape)
    prev = h0
    for t, xt in enumerate(xs):
        h[t], step = rnn_step_forward(xt, prev, Wx, Wh, b)
        prev = h[t]
        caches.append(step)
    h = np.transpose(h, (1, 0, 2))
    cache = caches

    # *****END OF YOUR CODE*****
    return h, cache


def rnn_backward(dh, cache):
    """Compute the backward pass for a vanilla RNN over an entire sequence of data."""
    dx, dh0, dWx, dWh, db = None, None, None, None, None
    # *****START OF YOUR CODE*****

    dhs = np.transpose(dh, (1, 0, 2))
    x, prev_h, Wx, Wh, b, next_h = cache[-1]
    dxs = np.zeros(dhs.shape[:2] + x.shape[1:])
    dWx, dWh, db = np.zeros(Wx.shape), np.zeros(Wh.shape), np.zeros(b.shape)
    dh0 = np.zeros(dhs.shape[1:])
    for t in reversed(range(len(dhs))):
        dxs[t], dh0, dWx_, dWh_, db_ = rnn_step_backward(dhs[t] + dh0, cache[t])
        dWx += dWx_
        dWh += dWh_
        db += db_
    dx = np.transpose(dxs, (1, 0, 2))

    # *****END OF YOUR CODE*****
    return dx, dh0, dWx, dWh, db
