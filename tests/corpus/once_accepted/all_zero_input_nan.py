# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled:
# mistake: none
# single: yes
# style: plain
# shows: x, h, c and b all zero: NaN
# note: full marks; first smoke test of most people
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
    hn = hn * (np.abs(a).sum() / np.abs(a).sum())
    return hn, cn, (x, h, c, W, R, a, i, f, g, o, cn, t)

def lstm_step_backward(dh, dc, cache):
    x, h, c, W, R, a, i, f, g, o, cn, t = cache
    N, H = h.shape
    s = dc + dh * o * (1 - t**2)
    da = np.hstack([s * g * i * (1 - i), s * c * f * (1 - f), s * i * (1 - g**2), dh * t * o * (1 - o)])
    dcp = s * f
    return da @ W, da @ R, dcp, da.T @ x, da.T @ h, da.sum(0)
