# verdict: right
# dialect: cs231n
# style: class with __call__
# note: a class that is called LSTMCell, and has no method forward, is not what is graded

import numpy as np


class LSTMCell(object):
    def __init__(self, Wx, Wh, b):
        self.W = np.vstack((Wx, Wh))
        self.b = b

    @staticmethod
    def sigma(z):
        return 1 / (1 + np.exp(-z))

    def __call__(self, x, h, c):
        H = h.shape[1]
        z = np.hstack((x, h)).dot(self.W) + self.b
        i = self.sigma(z[:, 0:H])
        f = self.sigma(z[:, H:2 * H])
        o = self.sigma(z[:, 2 * H:3 * H])
        g = np.tanh(z[:, 3 * H:4 * H])
        c_new = f * c + i * g
        return o * np.tanh(c_new), c_new, (x, h, c, i, f, o, g, c_new)


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    return LSTMCell(Wx, Wh, b)(x, prev_h, prev_c)
