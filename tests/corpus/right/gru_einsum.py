# verdict: right
# dialect: native
# functions wrong:
# mistake: none
# single: yes
# style: einsum
# note: einsum over an axis of gates
import numpy as np


def gru_step(x, h, W, R, b, bn):
    H = h.shape[-1]
    w3, r3, b3 = W.reshape(3, H, -1), R.reshape(3, H, H), b.reshape(3, 1, H)
    from_x = np.einsum("nd,ghd->gnh", x, w3) + b3
    from_h = np.einsum("nk,ghk->gnh", h, r3)
    gates = 0.5 + 0.5 * np.tanh(0.5 * (from_x[:2] + from_h[:2]))
    inner = from_h[2] + bn
    cand = np.tanh(from_x[2] + gates[0] * inner)
    return cand + gates[1] * (h - cand), (x, h, w3, r3, gates, inner, cand)


def gru_step_backward(dh, cache):
    x, h, w3, r3, gates, inner, cand = cache
    dcand = dh - dh * gates[1]
    dpre = dcand * (1 + cand) * (1 - cand)
    dgates = np.stack([dpre * inner, dh * (h - cand)]) * (gates - gates * gates)
    to_x = np.concatenate([dgates, dpre[None]])
    to_h = np.concatenate([dgates, (dpre * gates[0])[None]])
    H = h.shape[-1]
    return (
        np.einsum("gnh,ghd->nd", to_x, w3),
        np.einsum("gnh,ghk->nk", to_h, r3) + gates[1] * dh,
        np.einsum("gnh,nd->ghd", to_x, x).reshape(3 * H, -1),
        np.einsum("gnh,nk->ghk", to_h, h).reshape(3 * H, H),
        to_x.sum(1).ravel(),
        to_h[2].sum(0),
    )
