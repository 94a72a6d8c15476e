# verdict: right
# dialect: cs231n
# functions wrong:
# mistake: none
# single: yes
# style: starter
# note: the course's starter with the rnn part filled in; the lstm part still returns None
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
    xs = np.transpose(x, (1, 0, 2))
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


def sigmoid(x):
    """A numerically stable version of the logistic sigmoid function."""
    pos_mask = x >= 0
    neg_mask = x < 0
    z = np.zeros_like(x)
    z[pos_mask] = np.exp(-x[pos_mask])
    z[neg_mask] = np.exp(x[neg_mask])
    top = np.ones_like(x)
    top[neg_mask] = z[neg_mask]
    return top / (1 + z)


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    """Forward pass for a single timestep of an LSTM."""
    next_h, next_c, cache = None, None, None
    #############################################################################
    # TODO: Implement the forward pass for a single timestep of an LSTM.        #
    # You may want to use the numerically stable sigmoid implementation above.  #
    #############################################################################
    # *****START OF YOUR CODE*****

    pass

    # *****END OF YOUR CODE*****
    return next_h, next_c, cache


def lstm_step_backward(dnext_h, dnext_c, cache):
    """Backward pass for a single timestep of an LSTM."""
    dx, dprev_h, dprev_c, dWx, dWh, db = None, None, None, None, None, None
    # *****START OF YOUR CODE*****

    pass

    # *****END OF YOUR CODE*****
    return dx, dprev_h, dprev_c, dWx, dWh, db


def lstm_forward(x, h0, Wx, Wh, b):
    """Forward pass for an LSTM over an entire sequence of data."""
    h, cache = None, None
    # *****START OF YOUR CODE*****

    pass

    # *****END OF YOUR CODE*****
    return h, cache


def lstm_backward(dh, cache):
    """Backward pass for an LSTM over an entire sequence of data."""
    dx, dh0, dWx, dWh, db = None, None, None, None, None
    # *****START OF YOUR CODE*****

    pass

    # *****END OF YOUR CODE*****
    return dx, dh0, dWx, dWh, db
