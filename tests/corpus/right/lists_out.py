# verdict: right
# dialect: native
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: nested lists returned
# shows: nothing
# note:
# native: returns nested lists
import numpy as np
def rnn_step(x, h, W, R, b):
    hn = np.tanh(x @ W.T + h @ R.T + b)
    return hn.tolist(), [x, h, W, R, hn.tolist()]
def rnn_step_backward(dh, cache):
    x, h, W, R, hn = cache
    d = np.asarray(dh) * (1 - np.square(hn))
    return [v.tolist() for v in (d @ W, d @ R, d.T @ x, d.T @ h, d.sum(0))]
def rnn_forward(X, h, W, R, b):
    H, caches = [], []
    for x in X:
        h, k = rnn_step(x, np.array(h), W, R, b)
        H.append(h); caches.append(k)
    return H, h, caches
def rnn_backward(dH, dh, cache):
    dX = []; W_ = R_ = b_ = 0
    for d, k in zip(dH[::-1], cache[::-1]):
        dx, dh, w, r, bb = rnn_step_backward(d + np.array(dh), k)
        dX = [dx] + dX
        W_ = W_ + np.array(w); R_ = R_ + np.array(r); b_ = b_ + np.array(bb)
    return dX, dh, W_.tolist(), R_.tolist(), b_.tolist()
