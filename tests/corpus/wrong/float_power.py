# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: none
# single: yes
# style: scalar-loops
# shows: rnn_step_backward on N=3 T=4 D=2 H=5: result 0: off by 3.0e-04 of 1.2e+00
# note: an exponent of 1.999

import math


def zeros(*dims):
    if len(dims) == 1:
        return [0.0] * dims[0]
    return [zeros(*dims[1:]) for _ in range(dims[0])]


def preact(x, h, Wx, Wh, b, n, k):
    s = float(b[k])
    for d in range(len(Wx)):
        s += x[n][d] * Wx[d][k]
    for j in range(len(Wh)):
        s += h[n][j] * Wh[j][k]
    return s


def lists(*arrays):
    return [a.tolist() if hasattr(a, 'tolist') else a for a in arrays]


def rnn_step_forward(x, prev_h, Wx, Wh, b):
    x, prev_h, Wx, Wh, b = lists(x, prev_h, Wx, Wh, b)
    next_h = [[math.tanh(preact(x, prev_h, Wx, Wh, b, n, k)) for k in range(len(b))] for n in range(len(x))]
    return next_h, [x, prev_h, Wx, Wh, next_h]


def linear_backward(da, x, h, Wx, Wh):
    N, K, D, H = len(x), len(da[0]), len(Wx), len(Wh)
    dx, dh = zeros(N, D), zeros(N, H)
    dWx, dWh, db = zeros(D, K), zeros(H, K), zeros(K)
    for n in range(N):
        for k in range(K):
            g = da[n][k]
            db[k] += g
            for d in range(D):
                dx[n][d] += g * Wx[d][k]
                dWx[d][k] += g * x[n][d]
            for j in range(H):
                dh[n][j] += g * Wh[j][k]
                dWh[j][k] += g * h[n][j]
    return dx, dh, dWx, dWh, db


def rnn_step_backward(dnext_h, cache):
    x, prev_h, Wx, Wh, next_h = cache
    da = zeros(len(x), len(Wh))
    for n in range(len(x)):
        for k in range(len(Wh)):
            da[n][k] = dnext_h[n][k] * (1 - abs(next_h[n][k]) ** 1.999)
    return linear_backward(da, x, prev_h, Wx, Wh)


def rnn_forward(x, h0, Wx, Wh, b):
    N, T = len(x), len(x[0])
    h = zeros(N, T, len(b))
    caches = []
    for t in range(T):
        h0, cache = rnn_step_forward([lists(x[n][t])[0] for n in range(N)], h0, Wx, Wh, b)
        caches.append(cache)
        for n in range(N):
            h[n][t] = h0[n]
    return h, caches


def add(a, b):
    if isinstance(a, list):
        return [add(p, q) for p, q in zip(a, b)]
    return a + b


def rnn_backward(dh, cache):
    N, T = len(dh), len(dh[0])
    H, D = len(dh[0][0]), len(cache[0][0][0])
    dx, carry = zeros(N, T, D), zeros(N, H)
    dWx, dWh, db = zeros(D, H), zeros(H, H), zeros(H)
    for t in range(T - 1, -1, -1):
        total = [[dh[n][t][k] + carry[n][k] for k in range(H)] for n in range(N)]
        dxt, carry, a, e, s = rnn_step_backward(total, cache[t])
        for n in range(N):
            dx[n][t] = dxt[n]
        dWx, dWh, db = add(dWx, a), add(dWh, e), add(db, s)
    return dx, carry, dWx, dWh, db
