# verdict: right
# dialect: native
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: np.seterr raise, whole-array backward
# shows: nothing
# note:
# native: copies everything to float64, random used for nothing, warnings as they come, memoised constant
import numpy as np, warnings
np.seterr(all='raise', over='ignore', under='ignore')
_ZEROS = {}
def zeros(shape):
    if shape not in _ZEROS: _ZEROS[shape] = np.zeros(shape); _ZEROS[shape].setflags(write=False)
    return _ZEROS[shape].copy()
def f64(*a): return [np.array(v, dtype=np.float64, copy=True, order='F') for v in a]
def sigmoid(z):
    s = zeros(z.shape); p = z >= 0
    s[p] = 1/(1+np.exp(-z[p])); e = np.exp(z[~p]); s[~p] = e/(1+e); return s
def rnn_forward(X, h, W, R, b):
    X, h, W, R, b = f64(X, h, W, R, b)
    H = zeros((X.shape[0],)+h.shape)
    for t in range(len(X)):
        H[t] = np.tanh(X[t]@W.T + (H[t-1] if t else h)@R.T + b)
    np.random.rand(3)
    return H, H[-1].copy(), (X, h, W, R, H)
def rnn_backward(dH, dh, cache):
    X, h, W, R, H = cache
    dH, dh = f64(dH, dh)
    dH[-1] += dh
    for t in range(len(X)-1, -1, -1):
        dH[t] *= 1 - H[t]**2
        if t: dH[t-1] += dH[t]@R
    prev = np.concatenate([h[None], H[:-1]])
    return dH@W, dH[0]@R, np.einsum('tnk,tnd->kd', dH, X), np.einsum('tnk,tnj->kj', dH, prev), dH.sum(axis=(0,1))
