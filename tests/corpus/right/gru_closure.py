# verdict: right
# dialect: native
# functions wrong:
# mistake: none
# single: yes
# style: closures
# note: the cache is a closure that is the backward step
import numpy as np


def gru_step(x, h, W, R, b, bn):
    Wr, Wz, Wn = np.vsplit(W, 3)
    Rr, Rz, Rn = np.vsplit(R, 3)
    br, bz, bin_ = b.reshape(3, -1)

    def gate(w, u, bias):
        return 1.0 / (1.0 + np.exp(-np.clip(x @ w.T + h @ u.T + bias, -700, 700)))

    r, z = gate(Wr, Rr, br), gate(Wz, Rz, bz)
    m = h @ Rn.T + bn
    n = np.tanh(x @ Wn.T + bin_ + r * m)

    def back(dy):
        d_n = dy * (1 - z) * (1 - n * n)
        d_z = dy * (h - n) * z * (1 - z)
        d_r = d_n * m * r * (1 - r)
        d_m = d_n * r
        dx = d_r @ Wr + d_z @ Wz + d_n @ Wn
        dprev = dy * z + d_r @ Rr + d_z @ Rz + d_m @ Rn
        dW = np.vstack([d_r.T @ x, d_z.T @ x, d_n.T @ x])
        dR = np.vstack([d_r.T @ h, d_z.T @ h, d_m.T @ h])
        return dx, dprev, dW, dR, np.r_[d_r.sum(0), d_z.sum(0), d_n.sum(0)], d_m.sum(0)

    return z * h + (1 - z) * n, back


def gru_step_backward(dh, cache):
    return cache(dh)
