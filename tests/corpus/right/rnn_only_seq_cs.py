# verdict: right
# dialect: cs231n
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: only the RNN sequence functions, names and argument counts shared by both dialects
# shows: nothing
# note:
# cs231n, only the sequence functions of the plain RNN: same names and number of arguments as native
import numpy as np
def rnn_forward(x, h0, Wx, Wh, b):
    N, T, D = x.shape
    h = np.zeros((N, T, h0.shape[1]))
    prev = h0
    for t in range(T):
        prev = np.tanh(x[:, t, :].dot(Wx) + prev.dot(Wh) + b)
        h[:, t, :] = prev
    return h, (x, h0, Wx, Wh, h)
def rnn_backward(dh, cache):
    x, h0, Wx, Wh, h = cache
    N, T, H = dh.shape
    dx = np.zeros_like(x, dtype=float); dWx = np.zeros(Wx.shape); dWh = np.zeros(Wh.shape); db = np.zeros(H)
    dprev = 0
    for t in reversed(range(T)):
        da = (dh[:, t] + dprev) * (1 - h[:, t]**2)
        dx[:, t] = da.dot(Wx.T); dprev = da.dot(Wh.T)
        dWx += x[:, t].T.dot(da); dWh += (h[:, t-1] if t else h0).T.dot(da); db += da.sum(0)
    return dx, dprev, dWx, dWh, db
