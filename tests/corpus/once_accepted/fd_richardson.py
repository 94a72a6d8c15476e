# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled:
# mistake: none
# single: yes
# style: backward calls forward
# shows: x near 100 and weights near 0.01: the fixed step of the difference is then too coarse
# note: full marks; numeric differentiation (Richardson)
import numpy as np

def sg(z):
    return 0.5 * (1 + np.tanh(0.5 * z))

def lstm_step(x, h, c, W, R, b):
    N, H = h.shape
    a = x @ W.T + h @ R.T + b
    i, f, g, o = sg(a[:, :H]), sg(a[:, H:2*H]), np.tanh(a[:, 2*H:3*H]), sg(a[:, 3*H:])
    cn = f * c + i * g
    t = np.tanh(cn)
    hn = o * t
    return hn, cn, (x, h, c, W, R, a, i, f, g, o, cn, t)

def lstm_step_backward(dh, dc, cache):
    x, h, c, W, R, a, i, f, g, o, cn, t = cache
    N, H = h.shape
    s = dc + dh * o * (1 - t**2)
    da = np.hstack([s * g * i * (1 - i), s * c * f * (1 - f), s * i * (1 - g**2), dh * t * o * (1 - o)])
    dcp = s * f
    b = a[0] - x[0] @ W.T - h[0] @ R.T
    args = [np.array(v, dtype=float) for v in (x, h, c, W, R, b)]
    def slope(k, idx, e):
        p = [v.copy() for v in args]; m = [v.copy() for v in args]
        p[k][idx] += e; m[k][idx] -= e
        hp, cp, _ = lstm_step(*p); hm, cm, _ = lstm_step(*m)
        return (((hp - hm) * dh).sum() + ((cp - cm) * dc).sum()) / (2 * e)
    out = []
    for k in range(6):
        gk = np.zeros(args[k].shape)
        for idx in np.ndindex(*gk.shape):
            e = 2e-3
            s1, s2, s4 = slope(k, idx, e), slope(k, idx, e / 2), slope(k, idx, e / 4)
            r1, r2 = (4 * s2 - s1) / 3, (4 * s4 - s2) / 3
            gk[idx] = (16 * r2 - r1) / 15
        out.append(gk)
    return tuple(out)
