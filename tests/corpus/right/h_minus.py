# verdict: right
# dialect: cs231n
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: log-space gates, einsum
# shows: nothing
# note:
# cs231n: different algebra: log-sigmoid, softplus, sech^2, dh = h-based
import numpy as np
def softplus(z): return np.logaddexp(0, z)
def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    H = prev_h.shape[1]
    a = np.einsum('nd,dk->nk', x, Wx) + np.einsum('nh,hk->nk', prev_h, Wh) + b[np.newaxis]
    li = -softplus(-a[:, :H]); lf = -softplus(-a[:, H:2*H]); lo = -softplus(-a[:, 2*H:3*H])
    g = np.tanh(a[:, 3*H:])
    c = np.exp(lf) * prev_c + np.exp(li) * g
    return np.exp(lo) * np.tanh(c), c, (x, prev_h, prev_c, Wx, Wh, a, li, lf, lo, g, c)
def lstm_step_backward(dnext_h, dnext_c, cache):
    x, ph, pc, Wx, Wh, a, li, lf, lo, g, c = cache
    H = ph.shape[1]
    # slope of the sigmoid in logs: log s(a) + log s(-a)
    slope = np.exp(-softplus(-a[:, :3*H]) - softplus(a[:, :3*H]))
    th = np.tanh(c)
    dc = dnext_c + dnext_h*np.exp(lo)*(1-th)*(1+th)
    d = np.concatenate([slope*np.concatenate([dc*g, dc*pc, dnext_h*th], 1), dc*np.exp(li)*(1-g)*(1+g)], 1)
    return np.einsum('nk,dk->nd', d, Wx), np.einsum('nk,hk->nh', d, Wh), dc*np.exp(lf), np.einsum('nd,nk->dk', x, d), np.einsum('nh,nk->hk', ph, d), np.einsum('nk->k', d)
