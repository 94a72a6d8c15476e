# verdict: right
# dialect: native
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: pure Python loops
# shows: nothing
# note:
# native: pure Python loops over every number, math module
import math
import numpy as np
def sg(z):
    if z < 0:
        e = math.exp(z)
        return e / (1 + e)
    return 1 / (1 + math.exp(-z))
def lstm_step(x, h, c, W, R, b):
    N, D = x.shape; H = h.shape[1]
    I, Fo, G, O = (np.zeros((N, H)) for _ in range(4))
    cn = np.zeros((N, H)); hn = np.zeros((N, H))
    for n in range(N):
        for k in range(H):
            pre = []
            for q in range(4):
                s = float(b[q*H+k])
                for d in range(D): s += W[q*H+k, d] * x[n, d]
                for j in range(H): s += R[q*H+k, j] * h[n, j]
                pre.append(s)
            I[n, k], Fo[n, k], G[n, k], O[n, k] = sg(pre[0]), sg(pre[1]), math.tanh(pre[2]), sg(pre[3])
            cn[n, k] = Fo[n, k] * c[n, k] + I[n, k] * G[n, k]
            hn[n, k] = O[n, k] * math.tanh(cn[n, k])
    return hn, cn, (x, h, c, W, R, I, Fo, G, O, cn)
def lstm_step_backward(dh, dc, cache):
    x, h, c, W, R, I, Fo, G, O, cn = cache
    N, D = x.shape; H = h.shape[1]
    dx = np.zeros((N, D)); dhp = np.zeros((N, H)); dcp = np.zeros((N, H))
    dW = np.zeros((4*H, D)); dR = np.zeros((4*H, H)); db = np.zeros(4*H)
    for n in range(N):
        for k in range(H):
            t = math.tanh(cn[n, k])
            s = dc[n, k] + dh[n, k] * O[n, k] * (1 - t*t)
            da = (s*G[n, k]*I[n, k]*(1-I[n, k]), s*c[n, k]*Fo[n, k]*(1-Fo[n, k]), s*I[n, k]*(1-G[n, k]**2), dh[n, k]*t*O[n, k]*(1-O[n, k]))
            dcp[n, k] = s*Fo[n, k]
            for q in range(4):
                r = q*H+k
                db[r] += da[q]
                for d in range(D):
                    dx[n, d] += da[q]*W[r, d]; dW[r, d] += da[q]*x[n, d]
                for j in range(H):
                    dhp[n, j] += da[q]*R[r, j]; dR[r, j] += da[q]*h[n, j]
    return dx, dhp, dcp, dW, dR, db
