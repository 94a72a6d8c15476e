# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: do_from_c
# single: yes
# style: scalar-loops
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 3.2e-01 of 1.4e+00
# note:

import math


def sig(z):
    if z < -700.0:
        return 0.0
    return 1.0 / (1.0 + math.exp(-z))


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


def add(a, b):
    if isinstance(a, list):
        return [add(p, q) for p, q in zip(a, b)]
    return a + b


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    x, prev_h, prev_c, Wx, Wh, b = lists(x, prev_h, prev_c, Wx, Wh, b)
    N, H = len(prev_h), len(prev_h[0])
    next_h, next_c, gates = zeros(N, H), zeros(N, H), zeros(N, H)
    for n in range(N):
        for j in range(H):
            i = sig(preact(x, prev_h, Wx, Wh, b, n, j))
            f = sig(preact(x, prev_h, Wx, Wh, b, n, H + j))
            o = sig(preact(x, prev_h, Wx, Wh, b, n, 2 * H + j))
            g = math.tanh(preact(x, prev_h, Wx, Wh, b, n, 3 * H + j))
            next_c[n][j] = f * prev_c[n][j] + i * g
            next_h[n][j] = o * math.tanh(next_c[n][j])
            gates[n][j] = (i, f, o, g)
    return next_h, next_c, [x, prev_h, prev_c, Wx, Wh, gates, next_c]


def lstm_step_backward(dnext_h, dnext_c, cache):
    x, prev_h, prev_c, Wx, Wh, gates, next_c = cache
    N, H = len(prev_h), len(prev_h[0])
    da, dprev_c = zeros(N, 4 * H), zeros(N, H)
    for n in range(N):
        for j in range(H):
            i, f, o, g = gates[n][j]
            tc = math.tanh(next_c[n][j])
            dct = dnext_c[n][j] + dnext_h[n][j] * o * (1 - tc * tc)
            dprev_c[n][j] = dct * f
            da[n][j] = dct * g * i * (1 - i)
            da[n][H + j] = dct * prev_c[n][j] * f * (1 - f)
            da[n][2 * H + j] = dnext_h[n][j] * next_c[n][j] * o * (1 - o)
            da[n][3 * H + j] = dct * i * (1 - g * g)
    dx, dprev_h, dWx, dWh, db = linear_backward(da, x, prev_h, Wx, Wh)
    return dx, dprev_h, dprev_c, dWx, dWh, db


def lstm_forward(x, h0, Wx, Wh, b):
    N, T, H = len(x), len(x[0]), len(h0[0])
    h, c = zeros(N, T, H), zeros(N, H)
    caches = []
    for t in range(T):
        h0, c, cache = lstm_step_forward([lists(x[n][t])[0] for n in range(N)], h0, c, Wx, Wh, b)
        caches.append(cache)
        for n in range(N):
            h[n][t] = h0[n]
    return h, caches


def lstm_backward(dh, cache):
    N, T = len(dh), len(dh[0])
    H, D = len(dh[0][0]), len(cache[0][0][0])
    dx, dh_carry, dc_carry = zeros(N, T, D), zeros(N, H), zeros(N, H)
    dWx, dWh, db = zeros(D, 4 * H), zeros(H, 4 * H), zeros(4 * H)
    for t in range(T - 1, -1, -1):
        total = [[dh[n][t][k] + dh_carry[n][k] for k in range(H)] for n in range(N)]
        dxt, dh_carry, dc_carry, a, e, s = lstm_step_backward(total, dc_carry, cache[t])
        for n in range(N):
            dx[n][t] = dxt[n]
        dWx, dWh, db = add(dWx, a), add(dWh, e), add(db, s)
    return dx, dh_carry, dWx, dWh, db
