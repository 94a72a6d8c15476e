# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled:
# mistake: do_from_c + input_gate_left_out_of_dg
# single: no
# style: scalar-loops
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.1e+00 of 1.4e+00
# note:

import math

import numpy as np


def tanh(v):
    e = math.exp(-2 * abs(v))
    return math.copysign((1 - e) / (1 + e), v)


def sigmoid(v):
    return 0.5 * (1 + tanh(0.5 * v))


def backprop(delta, x, h, W, R):
    dx, dh, dW, dR, db = (np.zeros(s) for s in (x.shape, h.shape, W.shape, R.shape, len(W)))
    for n in range(delta.shape[0]):
        for j in range(delta.shape[1]):
            db[j] += delta[n, j]
            for d in range(x.shape[1]):
                dx[n, d] += delta[n, j] * W[j, d]
                dW[j, d] += delta[n, j] * x[n, d]
            for k in range(h.shape[1]):
                dh[n, k] += delta[n, j] * R[j, k]
                dR[j, k] += delta[n, j] * h[n, k]
    return dx.tolist(), dh.tolist(), dW.tolist(), dR.tolist(), db.tolist()


def lstm_step(x, h, c, W, R, b):
    N, H = h.shape
    gates, c_new, h_new = np.zeros((N, 4 * H)), np.zeros((N, H)), np.zeros((N, H))
    for n in range(N):
        for j in range(4 * H):
            a = b[j]
            for d in range(x.shape[1]):
                a = a + W[j, d] * x[n, d]
            for k in range(H):
                a = a + R[j, k] * h[n, k]
            gates[n, j] = tanh(a) if 2 * H <= j < 3 * H else sigmoid(a)
        for j in range(H):
            c_new[n, j] = gates[n, H + j] * c[n, j] + gates[n, j] * gates[n, 2 * H + j]
            h_new[n, j] = gates[n, 3 * H + j] * tanh(c_new[n, j])
    return h_new.tolist(), c_new.tolist(), (x, h, c, W, R, gates, c_new)


def lstm_step_backward(dh, dc, cache):
    x, h, c, W, R, gates, c_new = cache
    N, H = h.shape
    delta, dc_prev = np.zeros((N, 4 * H)), np.zeros((N, H))
    for n in range(N):
        for j in range(H):
            i, f, g, o = (gates[n, k * H + j] for k in range(4))
            t = tanh(c_new[n, j])
            s = dc[n, j] + dh[n, j] * o * (1 - t * t)
            dc_prev[n, j] = s * f
            delta[n, j] = s * g * i * (1 - i)
            delta[n, H + j] = s * c[n, j] * f * (1 - f)
            delta[n, 2 * H + j] = s * (1 - g * g)
            delta[n, 3 * H + j] = dh[n, j] * c_new[n, j] * o * (1 - o)
    dx, dh_prev, dW, dR, db = backprop(delta, x, h, W, R)
    return dx, dh_prev, dc_prev.tolist(), dW, dR, db
