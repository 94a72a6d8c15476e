# verdict: right
# dialect: native
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: recomputes the step in backward
# shows: nothing
# note:
import numpy as np

def sg(z):
    return 0.5 * (1 + np.tanh(0.5 * z))

def lstm_step(x, h, c, W, R, b):
    N, H = h.shape
    a = x @ W.T + h @ R.T + b
    i, f, g, o = sg(a[:, :H]), sg(a[:, H:2*H]), np.tanh(a[:, 2*H:3*H]), sg(a[:, 3*H:])
    cn = f * c + i * g
    t = np.tanh(cn)
    hn = o * t
    return hn, cn, (x, h, c, W, R, a, i, f, g, o, cn, t)

def lstm_step_backward(dh, dc, cache):
    x, h, c, W, R, a, i, f, g, o, cn, t = cache
    N, H = h.shape
    s = dc + dh * o * (1 - t**2)
    da = np.hstack([s * g * i * (1 - i), s * c * f * (1 - f), s * i * (1 - g**2), dh * t * o * (1 - o)])
    dcp = s * f
    return da @ W, da @ R, dcp, da.T @ x, da.T @ h, da.sum(0)

def lstm_forward(X, h, c, W, R, b):
    Hs, ks = [], []
    for t, x in enumerate(X):
        h, c, k = lstm_step(x, h, c, W, R, b)
        Hs.append(h); ks.append(k)
    Hs = np.array(Hs)
    return Hs, (h, c), ks

def lstm_backward(dH, dfinal, cache):
    T = len(dH)
    dh, dc = dfinal
    dX = [None] * T
    dW = dR = db = 0
    for t in range(T - 1, -1, -1):
        q = cache[t]; cache[t] = lstm_step(q[0], q[1], q[2], q[3], q[4], np.asarray(q[5][0] - q[0][0] @ q[3].T - q[1][0] @ q[4].T))[2]
        dX[t], dh, dc, w, r, q = lstm_step_backward(dH[t] + dh, dc, cache[t])
        dW = dW + w; dR = dR + r; db = db + q
    dX = np.array(dX)
    return dX, (dh, dc), dW, dR, db
