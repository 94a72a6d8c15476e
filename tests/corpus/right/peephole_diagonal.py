# verdict: right
# dialect: native
# functions wrong:
# mistake: none
# single: yes
# style: one-matrix
# note: peepholes as diagonal matrices, one big product
import numpy as np


def sigmoid(z):
    z = np.clip(z, -500, 500)
    return 1 / (1 + np.exp(-z))


def peephole_step(x, h, c, W, R, b, p):
    H = c.shape[1]
    Pi, Pf, Po = (np.diag(part) for part in np.split(p, 3))
    z = np.hstack([x, h]) @ np.hstack([W, R]).T + b
    zi, zf, zg, zo = z[:, :H], z[:, H : 2 * H], z[:, 2 * H : 3 * H], z[:, 3 * H :]
    i = sigmoid(zi + c @ Pi)
    f = sigmoid(zf + c @ Pf)
    g = np.tanh(zg)
    c_next = f * c + i * g
    o = sigmoid(zo + c_next @ Po)
    return o * np.tanh(c_next), c_next, (x, h, c, W, R, Pi, Pf, Po, i, f, g, o, c_next)


def peephole_step_backward(dh, dc, cache):
    x, h, c, W, R, Pi, Pf, Po, i, f, g, o, c_next = cache
    D = x.shape[1]
    dzo = dh * np.tanh(c_next) * o * (1 - o)
    dc_next = dc + dzo @ Po.T + dh * o / np.cosh(np.clip(c_next, -300, 300)) ** 2
    dzi = dc_next * g * i * (1 - i)
    dzf = dc_next * c * f * (1 - f)
    dzg = dc_next * i * (1 - g**2)
    dz = np.hstack([dzi, dzf, dzg, dzo])
    dxh = dz @ np.hstack([W, R])
    dWR = dz.T @ np.hstack([x, h])
    dc_prev = dc_next * f + dzi @ Pi.T + dzf @ Pf.T
    dp = [np.diag(c.T @ dzi), np.diag(c.T @ dzf), np.diag(c_next.T @ dzo)]
    return dxh[:, :D], dxh[:, D:], dc_prev, dWR[:, :D], dWR[:, D:], dz.sum(0), np.concatenate(dp)
