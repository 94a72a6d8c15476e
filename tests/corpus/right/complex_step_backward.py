# verdict: right
# dialect: cs231n
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: complex-step backward
# shows: nothing
# note:
import numpy as np

# gradients by the complex step: exact to rounding
def _fwd(x, h, c, Wx, Wh, b):
    a = x.dot(Wx) + h.dot(Wh) + b
    H = h.shape[1]
    s = lambda z: 0.5 * (1 + np.tanh(z / 2))
    c = s(a[:, H:2*H]) * c + s(a[:, :H]) * np.tanh(a[:, 3*H:])
    return s(a[:, 2*H:3*H]) * np.tanh(c), c
def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    h, c = _fwd(x, prev_h, prev_c, Wx, Wh, b)
    return h, c, (x, prev_h, prev_c, Wx, Wh, b)
def lstm_step_backward(dnext_h, dnext_c, cache):
    grads = []
    for k, v in enumerate(cache):
        g = np.zeros(v.shape)
        for idx in np.ndindex(*v.shape):
            args = [np.array(a, dtype=complex) for a in cache]
            args[k][idx] += 1e-30j
            h, c = _fwd(*args)
            g[idx] = np.sum(dnext_h * (h.imag / 1e-30)) + np.sum(dnext_c * (c.imag / 1e-30))
        grads.append(g)
    return tuple(grads)
