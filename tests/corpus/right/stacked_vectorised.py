# verdict: right
# dialect: native
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: one stacked gate array, tensordot at the end, tanh-based sigmoid, views returned
# shows: nothing
# note:
# native: all gates stacked (T,N,4H); weight gradient by one tensordot at the end
import numpy as np
def lstm_forward(X, h, c, W, R, b):
    T, N, D = X.shape; H = h.shape[1]
    pre = np.tensordot(X, W, axes=(2, 1)) + b
    act = np.empty((T, N, 4 * H)); hs = np.empty((T + 1, N, H)); cs = np.empty((T + 1, N, H))
    hs[0] = h; cs[0] = c
    half = np.r_[np.full(2*H, .5), np.ones(H), np.full(H, .5)]
    for t in range(T):
        a = pre[t] + hs[t] @ R.T
        th = np.tanh(a * half)                      # sigmoid(a) = (1 + tanh(a/2)) / 2
        act[t] = np.where(half == .5, .5 * (1 + th), th)
        i, f, g, o = np.hsplit(act[t], 4)
        cs[t + 1] = f * cs[t] + i * g
        hs[t + 1] = o * np.tanh(cs[t + 1])
    return hs[1:], (hs[-1], cs[-1]), (X, hs, cs, act, W, R)
def lstm_backward(dH, dfinal, cache):
    X, hs, cs, act, W, R = cache
    T, N, D = X.shape; H = hs.shape[2]
    dh, dc = dfinal
    dA = np.empty_like(act)
    for t in range(T)[::-1]:
        i, f, g, o = np.hsplit(act[t], 4)
        dh = dh + dH[t]
        tc = np.tanh(cs[t + 1])
        dc = dc + dh * o * (1 - tc * tc)
        dA[t] = np.hstack((dc * g * i * (1 - i), dc * cs[t] * f * (1 - f), dc * i * (1 - g * g), dh * tc * o * (1 - o)))
        dh = dA[t] @ R
        dc = dc * f
    return dA @ W, (dh, dc), np.tensordot(dA, X, ((0, 1), (0, 1))), np.einsum('tna,tnh->ah', dA, hs[:-1]), dA.sum((0, 1))
