# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: uninitialised_buffer
# single: yes
# style: recompute
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 2: off by 1.8e+00 of 5.6e-01
# note: np.empty, then +=: whatever was in memory is added

import numpy as np

def sigmoid(v): return 1/(1+np.exp(-v))

def gates(x, h, Wx, Wh, b):
    z = x @ Wx + h @ Wh + b
    n = h.shape[-1]
    return sigmoid(z[:, 0:n]), sigmoid(z[:, n:n+n]), sigmoid(z[:, n+n:n+n+n]), np.tanh(z[:, n+n+n:])

def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    i, f, o, g = gates(x, prev_h, Wx, Wh, b)
    c = f*prev_c + i*g
    return o*np.tanh(c), c, (x, prev_h, prev_c, Wx, Wh, b)

def lstm_step_backward(dnext_h, dnext_c, cache):
    x, prev_h, prev_c, Wx, Wh, b = cache
    i, f, o, g = gates(x, prev_h, Wx, Wh, b)
    th = np.tanh(f*prev_c + i*g)
    dcell = dnext_c + dnext_h*o*(1-th)*(1+th)
    dz = np.c_[dcell*g*i*(1-i), dcell*prev_c*f*(1-f), dnext_h*th*o*(1-o), dcell*i*(1-g)*(1+g)]
    return dz @ Wx.T, dz @ Wh.T, dcell*f, x.T @ dz, prev_h.T @ dz, dz.sum(0)

def lstm_forward(x, h0, Wx, Wh, b):
    h, c = h0, np.zeros(h0.shape)
    out = np.zeros((x.shape[0], x.shape[1], h0.shape[1]))
    for t in range(x.shape[1]):
        h, c, _ = lstm_step_forward(x[:, t], h, c, Wx, Wh, b)
        out[:, t] = h
    return out, (x, h0, Wx, Wh, b)

def lstm_backward(dh, cache):
    x, h0, Wx, Wh, b = cache
    h, c = h0, np.zeros(h0.shape)
    step_caches = []
    for t in range(x.shape[1]):
        h, c, k = lstm_step_forward(x[:, t], h, c, Wx, Wh, b)
        step_caches.append(k)
    dx = np.zeros(x.shape)
    dWx, dWh, db = np.empty_like(Wx), np.empty_like(Wh), np.empty_like(b)
    dht, dct = np.zeros(h0.shape), np.zeros(h0.shape)
    for t in range(x.shape[1])[::-1]:
        dx[:, t], dht, dct, p, q, r = lstm_step_backward(dh[:, t] + dht, dct, step_caches[t])
        dWx += p; dWh += q; db += r
    return dx, dht, dWx, dWh, db
