"""Training a simple recurrent network piece by piece: gradients within a piece, clipped, and a step against them."""

import numpy as np


def train_rnn(X, Y, h, W, R, b, V, d, rate, most):
    """Pieces X (P, T, N, D), targets Y (P, T, N, O), state h (N, H), weights -> losses (P,), the state, the weights."""
    losses = []
    for x, wanted in zip(X, Y, strict=True):
        states = run(x, h, W, R, b)
        off = states[1:] @ V.T + d - wanted
        losses.append(np.mean(off**2))
        grads = gradients(x, states, 2 * off / off.size, W, R, b, V, d)
        norm = np.sqrt(sum(np.sum(grad**2) for grad in grads))
        step = rate * min(1.0, most / norm) if norm > 0 else 0.0
        W, R, b, V, d = (array - step * grad for array, grad in zip((W, R, b, V, d), grads, strict=True))
        h = states[-1]
    return np.array(losses), h, W, R, b, V, d


def run(x, h, W, R, b):
    """The states (T + 1, N, H) of a piece x (T, N, D), that before it first."""
    states = [h]
    for x_t in x:
        states.append(np.tanh(x_t @ W.T + states[-1] @ R.T + b))
    return np.array(states)


def gradients(x, states, dy, W, R, b, V, d):
    """dW, dR, db, dV, dd from the gradient dy (T, N, O) of the predictions."""
    dW, dR, db, dV, dd = (np.zeros(array.shape) for array in (W, R, b, V, d))
    carried = np.zeros(states[0].shape)
    for t in reversed(range(len(x))):
        dh = dy[t] @ V + carried
        da = dh * (1 - states[t + 1] ** 2)
        dW = dW + da.T @ x[t]
        dR = dR + da.T @ states[t]
        db = db + da.sum(axis=0)
        dV = dV + dy[t].T @ states[t + 1]
        dd = dd + dy[t].sum(axis=0)
        carried = da @ R
    return dW, dR, db, dV, dd
