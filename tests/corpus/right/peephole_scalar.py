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


def peephole_step(x, h, c, W, R, b, p):
    N, H = h.shape
    hs, cs, kept = np.zeros((N, H)), np.zeros((N, H)), {}
    for s in range(N):
        for j in range(H):
            a = [float(b[k * H + j]) + float(np.dot(W[k * H + j], x[s])) + float(np.dot(R[k * H + j], h[s])) for k in range(4)]
            old = float(c[s, j])
            i = sig(a[0] + float(p[j]) * old)
            f = sig(a[1] + float(p[H + j]) * old)
            g = math.tanh(a[2])
            new = f * old + i * g
            o = sig(a[3] + float(p[2 * H + j]) * new)
            cs[s, j], hs[s, j] = new, o * math.tanh(new)
            kept[s, j] = i, f, g, o, new
    return hs, cs, (np.array(x, float), np.array(h, float), np.array(c, float), np.array(W, float), np.array(R, float), np.array(p, float), kept)


def peephole_step_backward(dh, dc, cache):
    x, h, c, W, R, p, kept = cache
    N, H = h.shape
    dx, dh0, dc0 = np.zeros(x.shape), np.zeros(h.shape), np.zeros(c.shape)
    dW, dR, db, dp = np.zeros(W.shape), np.zeros(R.shape), np.zeros(4 * H), np.zeros(3 * H)
    for s in range(N):
        for j in range(H):
            i, f, g, o, new = kept[s, j]
            t, old = math.tanh(new), c[s, j]
            ao = dh[s, j] * t * o * (1 - o)
            total = dc[s, j] + dh[s, j] * o * (1 - t * t) + ao * p[2 * H + j]
            ai = total * g * i * (1 - i)
            af = total * old * f * (1 - f)
            ag = total * i * (1 - g * g)
            dc0[s, j] = total * f + ai * p[j] + af * p[H + j]
            dp[j] += ai * old
            dp[H + j] += af * old
            dp[2 * H + j] += ao * new
            for k, a in enumerate((ai, af, ag, ao)):
                row = k * H + j
                dW[row] += a * x[s]
                dR[row] += a * h[s]
                db[row] += a
                dx[s] += a * W[row]
                dh0[s] += a * R[row]
    return dx, dh0, dc0, dW, dR, db, dp
