# verdict: wrong
# dialect: native
# functions wrong: rnn_backward
# functions spoiled:
# mistake: none
# single: yes
# style: einsum
# shows: rnn_backward on Fortran: result 0: off by 1.9e+00 of 2.1e+00
# note: dH is read in memory order: wrong for Fortran arrays

import numpy as np


def rnn_step(x, h, W, R, b):
    y = np.tanh(np.einsum('jd,nd->nj', W, x) + np.einsum('jm,nm->nj', R, h) + b)
    return y, [x, h, y, W, R]


def rnn_step_backward(dh, cache):
    x, h, y, W, R = cache
    dz = dh - dh * y ** 2
    return (np.einsum('nj,jd->nd', dz, W), np.einsum('nj,jm->nm', dz, R), np.einsum('nj,nd->jd', dz, x),
            np.einsum('nj,nm->jm', dz, h), np.einsum('nj->j', dz))


def rnn_forward(X, h, W, R, b):
    hs = [h]
    for x in X:
        hs.append(rnn_step(x, hs[-1], W, R, b)[0])
    return np.stack(hs[1:]), hs[-1], (X, np.stack(hs), W, R)


def rnn_backward(dH, dh, cache):
    X, hs, W, R = cache
    dH = dH.ravel('K').reshape(dH.shape)
    dZ = np.empty(dH.shape)
    for t in range(len(X) - 1, -1, -1):
        dZ[t] = (dH[t] + dh) * (1 - hs[t + 1] ** 2)
        dh = np.einsum('nj,jm->nm', dZ[t], R)
    return (np.einsum('tnj,jd->tnd', dZ, W), dh, np.einsum('tnj,tnd->jd', dZ, X),
            np.einsum('tnj,tnm->jm', dZ, hs[:-1]), np.einsum('tnj->j', dZ))
