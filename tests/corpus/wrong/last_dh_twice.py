# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# mistake: last_cotangent_twice
# single: yes
# style: class
# shows: on ordinary inputs of several samples and units
# note: begins with dh[:, -1] and adds it again in the loop

import numpy as np


class LSTM:
    def __init__(self, Wx, Wh, b):
        self.Wx, self.Wh, self.b, self.mem = Wx, Wh, b, []

    @staticmethod
    def sig(z):
        return 0.5 * (1 + np.tanh(0.5 * z))

    def fwd(self, x, h, c):
        a = x @ self.Wx + h @ self.Wh + self.b
        H = h.shape[1]
        i, f, o = self.sig(a[:, :H]), self.sig(a[:, H:2*H]), self.sig(a[:, 2*H:3*H])
        g = np.tanh(a[:, 3*H:])
        nc = f * c + i * g
        self.mem.append((x, h, c, i, f, o, g, np.tanh(nc)))
        return o * np.tanh(nc), nc

    def bwd(self, k, dh, dc):
        x, h, c, i, f, o, g, tc = self.mem[k]
        dc = dc + dh * o * (1 - tc * tc)
        da = np.hstack([dc * g * i * (1 - i), dc * c * f * (1 - f), dh * tc * o * (1 - o), dc * i * (1 - g * g)])
        return da @ self.Wx.T, da @ self.Wh.T, dc * f, x.T @ da, h.T @ da, da.sum(0)


def lstm_forward(x, h0, Wx, Wh, b):
    net = LSTM(Wx, Wh, b)
    h, c = h0, np.zeros(h0.shape)
    hs = []
    for t in range(x.shape[1]):
        h, c = net.fwd(x[:, t], h, c)
        hs.append(h)
    return np.stack(hs, axis=1), net


def lstm_backward(dh, cache):
    N, T, H = dh.shape
    dx = np.zeros((N, T, cache.Wx.shape[0]))
    grads = [np.zeros(cache.Wx.shape), np.zeros(cache.Wh.shape), np.zeros(cache.b.shape)]
    carry_h = dh[:, -1]
    carry_c = np.zeros((N, H))
    for t in range(T - 1, -1, -1):
        dx[:, t], carry_h, carry_c, *rest = cache.bwd(t, dh[:, t] + carry_h, carry_c)
        for acc, r in zip(grads, rest):
            acc += r
    return (dx, carry_h, *grads)
