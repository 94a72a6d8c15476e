# verdict: right
# dialect: cs231n
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: cache popped, dict with D, scalar zeros
# shows: nothing
# note:
# cs231n; sequence cache is a dict with integer keys and 'D', popped in backward
import numpy as np
def sigmoid(x):
    pos = (x >= 0); neg = (x < 0)
    z = np.zeros_like(x); z[pos] = np.exp(-x[pos]); z[neg] = np.exp(x[neg])
    top = np.ones_like(x); top[neg] = z[neg]
    return top / (1 + z)
def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    N, H = prev_h.shape
    a = x @ Wx + prev_h @ Wh + b
    ai, af, ao, ag = a[:, 0:H], a[:, H:2*H], a[:, 2*H:3*H], a[:, 3*H:4*H]
    i = sigmoid(ai); f = sigmoid(af); o = sigmoid(ao); g = np.tanh(ag)
    next_c = f * prev_c + i * g
    next_h = o * np.tanh(next_c)
    cache = [x, prev_h, prev_c, Wx, Wh, b, ai, af, ao, ag, next_c]
    return next_h, next_c, cache
def lstm_step_backward(dnext_h, dnext_c, cache):
    ag_c = cache.pop(); ag = cache.pop(); ao = cache.pop(); af = cache.pop(); ai = cache.pop()
    cache.pop()
    Wh = cache.pop(); Wx = cache.pop(); prev_c = cache.pop(); prev_h = cache.pop(); x = cache.pop()
    next_c = ag_c
    s, t = sigmoid, np.tanh
    dc = dnext_c + dnext_h * s(ao) * (1 - t(next_c)) * (1 + t(next_c))
    dai = dc * t(ag) * s(ai) * s(-ai)
    daf = dc * prev_c * s(af) * s(-af)
    dao = dnext_h * t(next_c) * s(ao) * s(-ao)
    dag = dc * s(ai) / np.cosh(np.clip(ag, -300, 300)) ** 2
    da = np.concatenate((dai, daf, dao, dag), 1)
    return (np.dot(da, Wx.T), np.dot(da, Wh.T), dc * s(af), np.dot(x.T, da), np.dot(prev_h.T, da), np.sum(da, axis=0))
def lstm_forward(x, h0, Wx, Wh, b):
    N, T, D = x.shape
    H = h0.shape[1]
    h = np.zeros((N, T, H))
    c = 0
    ht = h0
    cache = {'D': D}
    for t in range(T):
        ht, c, cache[t] = lstm_step_forward(x[:, t, :], ht, c, Wx, Wh, b)
        h[:, t, :] = ht
    return h, cache
def lstm_backward(dh, cache):
    N, T, H = dh.shape
    D = cache.pop('D')
    dx = np.zeros((N, T, D)); dWx = 0; dWh = 0; db = 0; dc = 0; dprev = 0
    while cache:
        t = len(cache) - 1
        dx[:, t], dprev, dc, a, b_, c_ = lstm_step_backward(dh[:, t] + dprev, dc, cache.pop(t))
        dWx += a; dWh += b_; db += c_
    return dx, dprev, dWx, dWh, db
