# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# functions spoiled: lstm_step_backward
# mistake: none
# single: yes
# style: one-sample-columns
# shows: lstm_backward on N=8 T=2 D=3 H=2: result 0: off by 2.5e+00 of 2.5e+00
# note: gradients of the first six samples only

import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def lossless_forward(xs, hprev, cprev, W, R, b):
    H = hprev.shape[0]
    hs, cs, zs, gs = {-1: np.copy(hprev)}, {-1: np.copy(cprev)}, {}, {}
    for t in range(len(xs)):
        zs[t] = np.vstack((xs[t], hs[t - 1]))
        a = np.dot(np.hstack((W, R)), zs[t]) + b
        gs[t] = sigmoid(a[:H]), sigmoid(a[H:2 * H]), np.tanh(a[2 * H:3 * H]), sigmoid(a[3 * H:])
        cs[t] = gs[t][1] * cs[t - 1] + gs[t][0] * gs[t][2]
        hs[t] = gs[t][3] * np.tanh(cs[t])
    return hs, cs, zs, gs


def lossless_backward(dys, dhnext, dcnext, W, R, hs, cs, zs, gs):
    D = W.shape[1]
    dWR, db = np.zeros((W.shape[0], D + R.shape[1])), np.zeros((W.shape[0], 1))
    dxs = [None] * len(dys)
    for t in reversed(range(len(dys))):
        i, f, g, o = gs[t]
        dh = dys[t] + dhnext
        dc = dcnext + dh * o * (1 - np.tanh(cs[t]) ** 2)
        da = np.vstack((dc * g * i * (1 - i), dc * cs[t - 1] * f * (1 - f), dc * i * (1 - g * g),
                        dh * np.tanh(cs[t]) * o * (1 - o)))
        dWR += np.dot(da, zs[t].T)
        db += da
        dz = np.dot(np.hstack((W, R)).T, da)
        dxs[t], dhnext = dz[:D], dz[D:]
        dcnext = dc * f
    return dxs, dhnext, dcnext, dWR[:, :D], dWR[:, D:], db[:, 0]


def lstm_forward(X, h, c, W, R, b):
    T, N, D = X.shape
    H = np.zeros((T,) + h.shape)
    c_last = np.zeros(c.shape)
    cache = {'W': W, 'R': R, 'shape': X.shape}
    for n in range(N):
        run = lossless_forward(X[:, n, :, None], h[n][:, None], c[n][:, None], W, R, b[:, None])
        for t in range(T):
            H[t, n] = run[0][t].ravel()
        c_last[n] = run[1][T - 1].ravel()
        cache[n] = run
    return H, (H[T - 1].copy(), c_last), cache


def lstm_backward(dH, dlast, cache):
    T, N, D = cache['shape']
    dX, dh, dc = np.zeros((T, N, D)), np.zeros(dlast[0].shape), np.zeros(dlast[1].shape)
    dW, dR, db = np.zeros(cache['W'].shape), np.zeros(cache['R'].shape), np.zeros(len(cache['W']))
    for n in range(min(N, 6)):
        dxs, dh0, dc0, w, r, v = lossless_backward(dH[:, n, :, None], dlast[0][n][:, None], dlast[1][n][:, None],
                                                   cache['W'], cache['R'], *cache[n])
        dX[:, n] = np.array(dxs)[:, :, 0]
        dh[n], dc[n] = dh0[:, 0], dc0[:, 0]
        dW += w
        dR += r
        db += v
    return dX, (dh, dc), dW, dR, db


def lstm_step(x, h, c, W, R, b):
    H, (h1, c1), cache = lstm_forward(x[None], h, c, W, R, b)
    return h1, c1, cache


def lstm_step_backward(dh, dc, cache):
    dX, (dh0, dc0), dW, dR, db = lstm_backward(np.zeros((1,) + dh.shape), (dh, dc), cache)
    return dX[0], dh0, dc0, dW, dR, db
