# verdict: right
# dialect: native
# style: odd
# note: once was refused or lost points
import numpy as np

def rnn_step(x, h, W, R, b):
    out = np.tanh(x @ W.T + h @ R.T + b)
    return out, (x, h, W, R, out)

def rnn_step_backward(dh, cache):
    x, h, W, R, out = cache
    dx, dhp, dW, dR = map(np.zeros_like, (x, h, W, R))
    db = np.zeros(len(W))
    da = dh * (1 - out ** 2)
    dx += da @ W
    dhp += da @ R
    dW += da.T @ x
    dR += da.T @ h
    db += da.sum(0)
    return dx, dhp, dW, dR, db

def rnn_forward(X, h, W, R, b):
    hs, cs = [], []
    for x in X:
        h, c = rnn_step(x, h, W, R, b)
        hs.append(h); cs.append(c)
    return np.stack(hs), h, cs

def rnn_backward(dH, dh, cache):
    x, h, W, R, out = cache[0]
    dX = [None] * len(cache)
    dW, dR = np.zeros_like(W), np.zeros_like(R)
    db = np.zeros(len(W))
    for t in reversed(range(len(cache))):
        dX[t], dh, a, c, d = rnn_step_backward(dH[t] + dh, cache[t])
        dW += a; dR += c; db += d
    return np.stack(dX), dh, dW, dR, db
