# verdict: wrong
# dialect: native
# functions wrong: lstm_step, lstm_forward
# functions spoiled: lstm_step_backward, lstm_backward
# mistake: float32_inside
# single: yes
# style: einsum
# shows: lstm_step on N=3 T=4 D=2 H=5: result 0: off by 6.2e-09 of 5.9e-01; lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 7.2e-09 of 5.9e-01
# note: weights cast, biases and states not; invisible for weights that float32 represents exactly

import numpy as np

I, F, G, O = range(4)


def _sig(z):
    return np.exp(-np.logaddexp(0.0, -z))


def _cube(m, hidden):
    return m.reshape(4, hidden, -1).astype(np.float32)


def _cell(x, h, c, W4, R4, b4):
    z = np.einsum('kjd,nd->knj', W4, x) + np.einsum('kjm,nm->knj', R4, h) + b4[:, None, :]
    gate = np.stack([_sig(z[I]), _sig(z[F]), np.tanh(z[G]), _sig(z[O])])
    c_new = gate[F] * c + gate[I] * gate[G]
    return gate[O] * np.tanh(c_new), c_new, gate


def _slopes(gate):
    return np.stack([gate[I] - gate[I] ** 2, gate[F] - gate[F] ** 2, 1 - gate[G] ** 2, gate[O] - gate[O] ** 2])


def _cell_back(dh, dc, gate, c_old, c_new):
    t = np.tanh(c_new)
    dc = dc + dh * gate[O] * (1 - t * t)
    dz = np.stack([dc * gate[G], dc * c_old, dc * gate[I], dh * t]) * _slopes(gate)
    return dz, dc * gate[F]


def lstm_step(x, h, c, W, R, b):
    n_hidden = h.shape[1]
    W4, R4, b4 = _cube(W, n_hidden), _cube(R, n_hidden), b.reshape(4, n_hidden)
    h_new, c_new, gate = _cell(x, h, c, W4, R4, b4)
    return h_new, c_new, [x, h, c, c_new, gate, W4, R4]


def lstm_step_backward(dh, dc, cache):
    x, h, c, c_new, gate, W4, R4 = cache
    dz, dc_old = _cell_back(dh, dc, gate, c, c_new)
    dx = np.einsum('knj,kjd->nd', dz, W4)
    dh_old = np.einsum('knj,kjm->nm', dz, R4)
    dW = np.einsum('knj,nd->kjd', dz, x).reshape(-1, x.shape[1])
    dR = np.einsum('knj,nm->kjm', dz, h).reshape(-1, h.shape[1])
    return dx, dh_old, dc_old, dW, dR, np.einsum('knj->kj', dz).reshape(-1)


def lstm_forward(X, h, c, W, R, b):
    n_hidden = h.shape[1]
    W4, R4, b4 = _cube(W, n_hidden), _cube(R, n_hidden), b.reshape(4, n_hidden)
    hs, cs, gs = [h], [c], []
    for x in X:
        h, c, gate = _cell(x, h, c, W4, R4, b4)
        hs.append(h)
        cs.append(c)
        gs.append(gate)
    return np.stack(hs[1:]), (h, c), (X, np.stack(hs), np.stack(cs), np.stack(gs), W4, R4)


def lstm_backward(dH, dlast, cache):
    X, hs, cs, gs, W4, R4 = cache
    dh, dc = dlast
    dZ = np.empty(gs.shape)
    for t in range(len(X) - 1, -1, -1):
        dZ[t], dc = _cell_back(dh + dH[t], dc, gs[t], cs[t], cs[t + 1])
        dh = np.einsum('knj,kjm->nm', dZ[t], R4)
    dX = np.einsum('tknj,kjd->tnd', dZ, W4)
    dW = np.einsum('tknj,tnd->kjd', dZ, X).reshape(-1, X.shape[2])
    dR = np.einsum('tknj,tnm->kjm', dZ, hs[:-1]).reshape(-1, hs.shape[2])
    return dX, (dh, dc), dW, dR, np.einsum('tknj->kj', dZ).ravel()
