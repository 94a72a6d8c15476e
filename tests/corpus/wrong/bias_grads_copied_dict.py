# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: bias_grads_copied_o_from_g
# single: yes
# style: per-gate-loops
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 5: off by 8.6e-01 of 8.4e-01
# note:

import numpy as np

GATES = 'ifgo'
ACT = {'i': lambda a: 1.0 / (1.0 + np.exp(-a)), 'f': lambda a: 1.0 / (1.0 + np.exp(-a)),
       'g': np.tanh, 'o': lambda a: 1.0 / (1.0 + np.exp(-a))}
SLOPE = {'i': lambda y: y * (1 - y), 'f': lambda y: y * (1 - y), 'g': lambda y: 1 - y * y, 'o': lambda y: y * (1 - y)}


def _per_gate(big):
    size = big.shape[0] // 4
    return {k: big[n * size:(n + 1) * size] for n, k in enumerate(GATES)}


def _join(parts):
    return np.concatenate([parts[k] for k in GATES])


def lstm_step(x, h, c, W, R, b):
    Ws, Rs, bs = _per_gate(W), _per_gate(R), _per_gate(b)
    y = {}
    for k in GATES:
        y[k] = ACT[k](x @ Ws[k].T + h @ Rs[k].T + bs[k])
    c_new = y['f'] * c + y['i'] * y['g']
    h_new = y['o'] * np.tanh(c_new)
    return h_new, c_new, {'x': x, 'h': h, 'c': c, 'y': y, 'c_new': c_new, 'W': Ws, 'R': Rs}


def lstm_step_backward(dh, dc, cache):
    x, h, c, y = cache['x'], cache['h'], cache['c'], cache['y']
    tc = np.tanh(cache['c_new'])
    dc_total = dc + dh * y['o'] * (1 - tc * tc)
    dy = {'i': dc_total * y['g'], 'f': dc_total * c, 'g': dc_total * y['i'], 'o': dh * tc}
    dx, dh_prev = np.zeros(x.shape), np.zeros(h.shape)
    dW, dR, db = {}, {}, {}
    for k in GATES:
        da = dy[k] * SLOPE[k](y[k])
        dx += da @ cache['W'][k]
        dh_prev += da @ cache['R'][k]
        dW[k] = da.T @ x
        dR[k] = da.T @ h
        db[k] = da.sum(0)
    db['o'] = db['g']
    return dx, dh_prev, dc_total * y['f'], _join(dW), _join(dR), _join(db)


def lstm_forward(X, h, c, W, R, b):
    H = []
    caches = {}
    for t in range(len(X)):
        h, c, caches[t] = lstm_step(X[t], h, c, W, R, b)
        H.append(h)
    return np.array(H), (h, c), caches


def lstm_backward(dH, dstate, caches):
    dh, dc = dstate
    T = len(dH)
    dX = [None] * T
    total = None
    for t in range(T - 1, -1, -1):
        dX[t], dh, dc, *params = lstm_step_backward(dh + dH[t], dc, caches[t])
        total = params if total is None else [a + p for a, p in zip(total, params)]
    return np.array(dX), (dh, dc), total[0], total[1], total[2]
