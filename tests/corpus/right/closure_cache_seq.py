# verdict: right
# dialect: cs231n
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: closure as the cache
# shows: nothing
# note:
# cs231n: the sequence cache is a closure; generator cache
import numpy as np
def rnn_forward(x, h0, Wx, Wh, b):
    h = [h0]
    for t in range(x.shape[1]):
        h.append(np.tanh(x[:, t] @ Wx + h[-1] @ Wh + b))
    def back(dh):
        dx = np.zeros(x.shape); dWx = np.zeros(Wx.shape); dWh = np.zeros(Wh.shape); db = np.zeros(b.shape)
        d = np.zeros(h0.shape)
        for t in range(x.shape[1] - 1, -1, -1):
            d = (d + dh[:, t]) * (1 - h[t+1]**2)
            dx[:, t] = d @ Wx.T; dWx += x[:, t].T @ d; dWh += h[t].T @ d; db += d.sum(0)
            d = d @ Wh.T
        return dx, d, dWx, dWh, db
    return np.stack(h[1:], axis=1), back
def rnn_backward(dh, cache):
    return cache(dh)
