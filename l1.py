"""The loss of min-char-rnn and its gradients, as in Karpathy's gist; the logarithm of the softmax never overflows."""

import numpy as np


def loss_fun(inputs, targets, hprev, Wxh, Whh, Why, bh, by):
    """Indices inputs, targets (T,), state hprev (H, 1) -> loss, dWxh, dWhh, dWhy, dbh, dby, the last state (H, 1)."""
    hs = [hprev]
    log_ps, loss = [], 0.0
    for t in range(len(inputs)):
        h = np.tanh(Wxh[:, [inputs[t]]] + Whh @ hs[-1] + bh)
        y = Why @ h + by
        log_p = log_softmax(y)
        loss = loss - log_p[targets[t], 0]
        hs.append(h)
        log_ps.append(log_p)
    dWxh, dWhh, dWhy, dbh, dby, dh_next = (0.0 * array for array in (Wxh, Whh, Why, bh, by, hprev))
    for t in reversed(range(len(inputs))):
        dy = np.exp(log_ps[t])
        dy[targets[t]] -= 1
        dWhy += dy @ hs[t + 1].T
        dby += dy
        dh = Why.T @ dy
        da = dh * (1 - hs[t + 1] ** 2)
        dWxh[:, [inputs[t]]] += da
        dWhh += da @ hs[t].T
        dbh += da
        dh_next = Whh.T @ da
    return loss, clipped(dWxh), clipped(dWhh), clipped(dWhy), clipped(dbh), clipped(dby), h


def log_softmax(y):
    """The logarithms of the probabilities (V, 1) that scores y (V, 1) give."""
    y = y - y.max()
    return y - np.log(np.sum(np.exp(y)))


def clipped(grad):
    """The gradient, each number between -5 and 5."""
    return np.clip(grad, -5, 5)
