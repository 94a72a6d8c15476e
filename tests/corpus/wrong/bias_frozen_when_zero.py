# verdict: wrong
# dialect: native
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: none
# single: yes
# style: object-methods
# shows: rnn_step_backward on zero b: result 4: off by 2.1e+00 of 2.1e+00
# note: a bias that is all zero gets no gradient

import numpy as np


class Record:
    __slots__ = ('x', 'h', 'c', 'W', 'R', 'i', 'f', 'g', 'o', 'tc', 'y')


class Gate:
    def __init__(self, squash, slope):
        self.squash, self.slope = squash, slope


LOGISTIC = Gate(lambda z: 0.5 + 0.5 * np.tanh(0.5 * z), lambda y: y - y * y)
TANH = Gate(np.tanh, lambda y: 1.0 - y * y)


class Network:
    kinds = dict(i=LOGISTIC, f=LOGISTIC, g=TANH, o=LOGISTIC)

    def rnn_step(self, x, h, W, R, b):
        r = Record()
        r.x, r.h, r.W, r.R = x, h, W, R
        r.y = TANH.squash(x @ W.T + h @ R.T + b)
        r.c = b
        return r.y, r

    def rnn_step_backward(self, dh, r):
        *grads, db = self._linear_back(dh * TANH.slope(r.y), r)
        return (*grads, db * r.c.any())

    def lstm_step(self, x, h, c, W, R, b):
        r = Record()
        r.x, r.h, r.c, r.W, r.R = x, h, c, W, R
        pre = np.split(x @ W.T + h @ R.T + b, 4, axis=-1)
        for (name, gate), a in zip(self.kinds.items(), pre):
            setattr(r, name, gate.squash(a))
        c_new = r.f * c + r.i * r.g
        r.tc = np.tanh(c_new)
        return r.o * r.tc, c_new, r

    def lstm_step_backward(self, dh, dc, r):
        dc = dc + dh * r.o * TANH.slope(r.tc)
        up = dict(i=dc * r.g, f=dc * r.c, g=dc * r.i, o=dh * r.tc)
        da = np.concatenate([up[n] * gate.slope(getattr(r, n)) for n, gate in self.kinds.items()], axis=-1)
        dx, dh, *params = self._linear_back(da, r)
        return (dx, dh, dc * r.f, *params)

    def _linear_back(self, da, r):
        return da @ r.W, da @ r.R, da.T @ r.x, da.T @ r.h, da.sum(axis=0)

    def rnn_forward(self, X, h, W, R, b):
        out = [(h, None)]
        out += [self.rnn_step(x, out[-1][0], W, R, b) for x in X[:1]]
        for x in X[1:]:
            out.append(self.rnn_step(x, out[-1][0], W, R, b))
        return np.array([y for y, _ in out[1:]]), out[-1][0], [r for _, r in out[1:]]

    def rnn_backward(self, dH, dh, rs):
        dX, sums = np.empty((len(dH),) + rs[0].x.shape), [0, 0, 0]
        for t in range(len(dH) - 1, -1, -1):
            dX[t], dh, *params = self.rnn_step_backward(dH[t] + dh, rs[t])
            sums = [s + p for s, p in zip(sums, params)]
        return (dX, dh, *sums)

    def lstm_forward(self, X, h, c, W, R, b):
        H, rs = [], []
        for x in X:
            h, c, r = self.lstm_step(x, h, c, W, R, b)
            H.append(h)
            rs.append(r)
        return np.array(H), (h, c), rs

    def lstm_backward(self, dH, dlast, rs):
        dh, dc = dlast
        dX, sums = np.empty((len(dH),) + rs[0].x.shape), [0, 0, 0]
        for t in range(len(dH) - 1, -1, -1):
            dX[t], dh, dc, *params = self.lstm_step_backward(dH[t] + dh, dc, rs[t])
            sums = [s + p for s, p in zip(sums, params)]
        return (dX, (dh, dc), *sums)


_net = Network()
rnn_step, rnn_step_backward = _net.rnn_step, _net.rnn_step_backward
rnn_forward, rnn_backward = _net.rnn_forward, _net.rnn_backward
lstm_step, lstm_step_backward = _net.lstm_step, _net.lstm_step_backward
lstm_forward, lstm_backward = _net.lstm_forward, _net.lstm_backward
