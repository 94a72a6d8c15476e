# verdict: right
# dialect: native
# functions wrong:
# mistake: none
# single: yes
# style: einsum
# note: einsum over an axis of gates
import numpy as np


def sigma(a):
    return 0.5 * (1 + np.tanh(0.5 * a))


def peephole_step(x, h, c, W, R, b, p):
    H = h.shape[1]
    W4, R4, b4, P = W.reshape(4, H, -1), R.reshape(4, H, H), b.reshape(4, 1, H), p.reshape(3, 1, H)
    a = np.einsum("nd,khd->knh", x, W4) + np.einsum("nj,khj->knh", h, R4) + b4
    i, f = sigma(a[:2] + P[:2] * c)
    g = np.tanh(a[2])
    cell = i * g + c * f
    o = sigma(a[3] + P[2] * cell)
    squashed = np.tanh(cell)
    return squashed * o, cell, (x, h, c, W4, R4, P, i, f, g, o, cell, squashed)


def peephole_step_backward(dh, dc, cache):
    x, h, c, W4, R4, P, i, f, g, o, cell, squashed = cache
    d_o = dh * squashed * (o - o * o)
    d_cell = P[2] * d_o + dh * o - dh * o * squashed * squashed + dc
    d = np.stack([d_cell * g * (i - i * i), d_cell * c * (f - f * f), d_cell * i * (1 - g) * (1 + g), d_o])
    seen = np.stack([c, c, cell])
    H = h.shape[1]
    return (
        np.einsum("knh,khd->nd", d, W4),
        np.einsum("knh,khj->nj", d, R4),
        f * d_cell + (P[:2] * d[:2]).sum(0),
        np.einsum("knh,nd->khd", d, x).reshape(4 * H, -1),
        np.einsum("knh,nj->khj", d, h).reshape(4 * H, H),
        d.sum(1).reshape(-1),
        np.einsum("knh,knh->kh", d[[0, 1, 3]], seen).reshape(-1),
    )
