# verdict: right
# dialect: native
# functions wrong:
# mistake: none
# single: yes
# style: recompute
# note: backward computes everything again from the inputs
import numpy as np


def _all(x, h, W, R, b, bn):
    H = h.shape[1]
    gi = np.matmul(x, W.transpose()) + b
    gh = np.matmul(h, R.transpose())
    gh = gh + np.concatenate([np.zeros(2 * H), bn])
    i_r, i_z, i_n = gi[:, 0:H], gi[:, H : 2 * H], gi[:, 2 * H : 3 * H]
    h_r, h_z, h_n = gh[:, 0:H], gh[:, H : 2 * H], gh[:, 2 * H : 3 * H]
    reset = (np.tanh((i_r + h_r) / 2) + 1) / 2
    update = (np.tanh((i_z + h_z) / 2) + 1) / 2
    new = np.tanh(i_n + reset * h_n)
    return reset, update, new, h_n


def gru_step(x, h, W, R, b, bn):
    reset, update, new, _ = _all(x, h, W, R, b, bn)
    return new + update * (h - new), tuple(np.array(a) for a in (x, h, W, R, b, bn))


def gru_step_backward(dh, cache):
    x, h, W, R, b, bn = cache
    reset, update, new, h_n = _all(x, h, W, R, b, bn)
    dnew = np.multiply(dh, 1 - update)
    dpre = dnew - dnew * new**2
    dupdate = np.multiply(dh, h - new) * update * (1 - update)
    dreset = dpre * h_n * reset * (1 - reset)
    dgi = np.hstack([dreset, dupdate, dpre])
    dgh = np.hstack([dreset, dupdate, dpre * reset])
    H = h.shape[1]
    dbh = dgh.sum(axis=0)
    return (np.matmul(dgi, W), np.matmul(dgh, R) + dh * update, np.matmul(dgi.T, x), np.matmul(dgh.T, h),
            dgi.sum(axis=0), dbh[2 * H :])
