# verdict: right
# dialect: native
# functions wrong:
# mistake: none
# single: yes
# style: scalar-loops
# note: scalar loops, one sample and one unit at a time
import math

import numpy as np


def sig(a):
    if a < 0:
        e = math.exp(a)
        return e / (1 + e)
    return 1 / (1 + math.exp(-a))


def dot(row, values):
    return sum(float(w) * float(v) for w, v in zip(row, values))


def gru_step(x, h, W, R, b, bn):
    N, H = h.shape
    out = np.empty((N, H))
    kept = []
    for s in range(N):
        for j in range(H):
            r = sig(dot(W[j], x[s]) + dot(R[j], h[s]) + float(b[j]))
            z = sig(dot(W[H + j], x[s]) + dot(R[H + j], h[s]) + float(b[H + j]))
            q = dot(R[2 * H + j], h[s]) + float(bn[j])
            n = math.tanh(dot(W[2 * H + j], x[s]) + float(b[2 * H + j]) + r * q)
            out[s, j] = z * float(h[s, j]) + (1 - z) * n
            kept.append((r, z, q, n))
    return out, (np.array(x, float), np.array(h, float), np.array(W, float), np.array(R, float), kept)


def gru_step_backward(dh, cache):
    x, h, W, R, kept = cache
    N, H = h.shape
    dx, dh_prev = np.zeros(x.shape), np.zeros(h.shape)
    dW, dR, db, dbn = np.zeros(W.shape), np.zeros(R.shape), np.zeros(3 * H), np.zeros(H)
    for s in range(N):
        for j in range(H):
            r, z, q, n = kept[s * H + j]
            g = float(dh[s, j])
            dn = g * (1 - z) * (1 - n * n)
            dz = g * (h[s, j] - n) * z * (1 - z)
            dr = dn * q * r * (1 - r)
            dh_prev[s, j] += g * z
            for row, to_x, to_h in ((j, dr, dr), (H + j, dz, dz), (2 * H + j, dn, dn * r)):
                dW[row] += to_x * x[s]
                dR[row] += to_h * h[s]
                db[row] += to_x
                dx[s] += to_x * W[row]
                dh_prev[s] += to_h * R[row]
            dbn[j] += dn * r
    return dx, dh_prev, dW, dR, db, dbn
