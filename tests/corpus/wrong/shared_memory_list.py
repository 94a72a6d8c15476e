# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward, rnn_backward
# functions spoiled:
# mistake: none
# single: yes
# style: metaprogramming
# shows: lstm_backward on two cells in turn: result 0: off by 7.6e-01 of 4.7e-01; rnn_backward on two cells in turn: result 0: off by 4.9e+00 of 4.1e+00
# note: one list for the caches of all calls: a second forward pass replaces the first one's

import numpy as np

TEMPLATE = '''
def {kind}_step_forward(x, {states}, Wx, Wh, b):
    *out, memory = CELLS[{kind!r}].up(x, ({states},), Wx, Wh, b)
    return (*out, memory)


def {kind}_step_backward({grads}, cache):
    return CELLS[{kind!r}].down(({grads},), cache)


def {kind}_forward(x, h0, Wx, Wh, b):
    states, hs, memory = (h0,) + (np.zeros(h0.shape),) * {extra}, [], MEMORY
    del MEMORY[:]
    for t in range(x.shape[1]):
        *states, m = CELLS[{kind!r}].up(x[:, t], states, Wx, Wh, b)
        hs.append(states[0])
        memory.append(m)
    return np.stack(hs, 1), memory


def {kind}_backward(dh, cache):
    n = {extra} + 1
    ds, dxs, ws = [np.zeros(dh[:, 0].shape)] * n, [], [0, 0, 0]
    for t in range(len(cache) - 1, -1, -1):
        dx, *rest = CELLS[{kind!r}].down([ds[0] + dh[:, t], *ds[1:]], cache[t])
        ds, ws = rest[:n], [w + d for w, d in zip(ws, rest[n:])]
        dxs.append(dx)
    return np.stack(dxs[::-1], 1), ds[0], *ws
'''


class Rnn:
    @staticmethod
    def up(x, states, Wx, Wh, b):
        y = np.tanh(x @ Wx + states[0] @ Wh + b)
        return y, (x, states[0], Wx, Wh, y)

    @staticmethod
    def down(grads, memory):
        x, h, Wx, Wh, y = memory
        d = grads[0] * (1 - y * y)
        return d @ Wx.T, d @ Wh.T, x.T @ d, h.T @ d, d.sum(0)


class Lstm:
    @staticmethod
    def up(x, states, Wx, Wh, b):
        h, c = states
        a = x @ Wx + h @ Wh + b
        n = h.shape[1]
        s = 1 / (1 + np.exp(-a[:, :3 * n]))
        g = np.tanh(a[:, 3 * n:])
        c1 = s[:, n:2 * n] * c + s[:, :n] * g
        return s[:, 2 * n:] * np.tanh(c1), c1, (x, h, c, Wx, Wh, s, g, c1)

    @staticmethod
    def down(grads, memory):
        x, h, c, Wx, Wh, s, g, c1 = memory
        dh, dc = grads
        i, f, o = np.split(s, 3, axis=1)
        t = np.tanh(c1)
        dc = dc + dh * o * (1 - t * t)
        d = np.hstack([np.hstack([dc * g, dc * c, dh * t]) * s * (1 - s), dc * i * (1 - g * g)])
        return d @ Wx.T, d @ Wh.T, dc * f, x.T @ d, h.T @ d, d.sum(0)


MEMORY = []
CELLS = {'rnn': Rnn, 'lstm': Lstm}
exec(TEMPLATE.format(kind='rnn', states='prev_h', grads='dnext_h', extra=0))
exec(TEMPLATE.format(kind='lstm', states='prev_h, prev_c', grads='dnext_h, dnext_c', extra=1))


def __getattr__(name):
    raise AttributeError(f'nothing called {name} here')
