# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled: lstm_forward
# mistake: gates_clipped_at_6
# single: yes
# style: clip
# shows: with pre-activations beyond 6
# note: the sigmoid clips its argument to [-6, 6]

import numpy as np


def sigmoid(u):
    u = np.clip(u, -6, 6)
    return 1.0 / (1.0 + np.exp(-u))


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    H = prev_c.shape[1]
    u = x.dot(Wx) + prev_h.dot(Wh) + b
    u_i, u_f, u_o, u_g = u[:, :H], u[:, H:-2 * H], u[:, -2 * H:-H], u[:, -H:]
    i, f, o, g = sigmoid(u_i), sigmoid(u_f), sigmoid(u_o), np.tanh(u_g)
    next_c = f * prev_c + i * g
    next_h = o * np.tanh(next_c)
    return next_h, next_c, (x, prev_h, prev_c, Wx, Wh, i, f, o, g, next_c)


def lstm_forward(x, h0, Wx, Wh, b):
    N, T, D = x.shape
    H = h0.shape[1]
    h = np.zeros((N, T, H))
    cs = np.zeros((N, T + 1, H))
    cache = [None] * T
    prev = h0
    for t in range(T):
        h[:, t], cs[:, t + 1], cache[t] = lstm_step_forward(x[:, t], prev, cs[:, t], Wx, Wh, b)
        prev = h[:, t]
    return h, cache
