# verdict: right
# dialect: cs231n
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: longdouble inside, Fortran arrays out
# shows: nothing
# note:
# cs231n: np.longdouble inside, Fortran arrays out
import numpy as np
LD = np.longdouble
out = lambda a: np.asfortranarray(np.asarray(a, dtype=np.float64))
sig = lambda z: LD(0.5) * (1 + np.tanh(z / 2))
def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    x, prev_h, prev_c, Wx, Wh, b = (np.array(v, dtype=LD) for v in (x, prev_h, prev_c, Wx, Wh, b))
    i, f, o, g = np.split(x @ Wx + prev_h @ Wh + b, 4, 1)
    i, f, o, g = sig(i), sig(f), sig(o), np.tanh(g)
    c = f * prev_c + i * g
    return out(o * np.tanh(c)), out(c), (x, prev_h, prev_c, Wx, Wh, i, f, o, g, c)
def lstm_step_backward(dnext_h, dnext_c, cache):
    x, hp, cp, Wx, Wh, i, f, o, g, c = cache
    dh = dnext_h.astype(LD); t = np.tanh(c)
    dc = dnext_c.astype(LD) + dh * o * (1 - t**2)
    d = np.column_stack([dc*g*i*(1-i), dc*cp*f*(1-f), dh*t*o*(1-o), dc*i*(1-g**2)])
    return [out(v) for v in (d @ Wx.T, d @ Wh.T, dc * f, x.T @ d, hp.T @ d, d.sum(0))]
