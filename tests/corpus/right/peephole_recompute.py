# verdict: right
# dialect: native
# functions wrong:
# mistake: none
# single: yes
# style: recompute
# note: backward computes everything again from the inputs
import numpy as np


def sg(a):
    return (np.tanh(a / 2) + 1) / 2


def run(x, h, c, W, R, b, p):
    H = h.shape[1]
    pre = np.dot(x, W.T) + np.dot(h, R.T) + b
    ingate = sg(pre[:, :H] + c * p[:H])
    forget = sg(pre[:, H : H * 2] + c * p[H : H * 2])
    cand = np.tanh(pre[:, H * 2 : H * 3])
    state = forget * c + ingate * cand
    outgate = sg(pre[:, H * 3 :] + state * p[H * 2 :])
    return ingate, forget, cand, state, outgate


def peephole_step(x, h, c, W, R, b, p):
    *_, state, outgate = run(x, h, c, W, R, b, p)
    return outgate * np.tanh(state), state, [np.array(v) for v in (x, h, c, W, R, b, p)]


def peephole_step_backward(dh, dc, cache):
    x, h, c, W, R, b, p = cache
    H = h.shape[1]
    ingate, forget, cand, state, outgate = run(*cache)
    y = np.tanh(state)
    delta = np.zeros((len(x), 4 * H))
    delta[:, H * 3 :] = dh * y * outgate * (1 - outgate)
    dstate = dc + dh * outgate * (1 - y * y)
    dstate = dstate + delta[:, H * 3 :] * p[H * 2 :]
    delta[:, :H] = dstate * cand * ingate * (1 - ingate)
    delta[:, H : H * 2] = dstate * c * forget * (1 - forget)
    delta[:, H * 2 : H * 3] = dstate * ingate * (1 - cand * cand)
    dcell = dstate * forget
    dcell += delta[:, :H] * p[:H]
    dcell += delta[:, H : H * 2] * p[H : H * 2]
    dp = np.zeros(3 * H)
    dp[:H] = np.sum(delta[:, :H] * c, axis=0)
    dp[H : H * 2] = np.sum(delta[:, H : H * 2] * c, axis=0)
    dp[H * 2 :] = np.sum(delta[:, H * 3 :] * state, axis=0)
    return delta.dot(W), delta.dot(R), dcell, delta.T.dot(x), delta.T.dot(h), delta.sum(0), dp
