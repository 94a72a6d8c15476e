# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward, lstm_backward
# functions spoiled:
# mistake: forget_path_detached
# single: yes
# style: own-autodiff
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 4.1e-01 of 1.4e+00; lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 4.2e-01 of 1.1e+00
# note: the forget gate is a constant for the tape: its gradient is zero

import numpy as np


class Var:
    def __init__(self, value, parents=()):
        self.value = value
        self.parents = parents
        self.grad = None

    def __add__(self, other):
        return Var(self.value + other.value, [(self, lambda g: fit(g, self)), (other, lambda g: fit(g, other))])

    def __mul__(self, other):
        return Var(self.value * other.value, [(self, lambda g: g * other.value), (other, lambda g: g * self.value)])

    def mm_t(self, weight):
        return Var(self.value @ weight.value.T,
                   [(self, lambda g: g @ weight.value), (weight, lambda g: g.T @ self.value)])

    def tanh(self):
        y = np.tanh(self.value)
        return Var(y, [(self, lambda g: g * (1 - y * y))])

    def sigmoid(self):
        y = np.empty(self.value.shape)
        pos = self.value > 0
        y[pos] = 1 / (1 + np.exp(-self.value[pos]))
        e = np.exp(self.value[~pos])
        y[~pos] = e / (1 + e)
        return Var(y, [(self, lambda g: g * y * (1 - y))])

    def columns(self, start, stop):
        def back(g):
            full = np.zeros(self.value.shape)
            full[:, start:stop] = g
            return full
        return Var(self.value[:, start:stop], [(self, back)])

    def row(self, t):
        def back(g):
            full = np.zeros(self.value.shape)
            full[t] = g
            return full
        return Var(self.value[t], [(self, back)])


def fit(g, var):
    return g.sum(axis=0) if g.ndim > var.value.ndim else g


def order(roots):
    seen, out = set(), []
    stack = [(r, False) for r in roots]
    while stack:
        node, done = stack.pop()
        if done:
            out.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            stack.append((node, True))
            stack.extend((p, False) for p, _ in node.parents)
    return out


def send(pairs, wanted):
    nodes = order([v for v, _ in pairs])
    for v in nodes:
        v.grad = np.zeros(v.value.shape)
    for v, g in pairs:
        v.grad = v.grad + g
    for v in reversed(nodes):
        for parent, back in v.parents:
            parent.grad = parent.grad + back(v.grad)
    return [w.grad for w in wanted]


def cell(x, h, c, W, R, b):
    a = x.mm_t(W) + h.mm_t(R) + b
    n = h.value.shape[1]
    i, f, g, o = (a.columns(k * n, k * n + n) for k in range(4))
    c = Var(f.sigmoid().value) * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c


def variables(*arrays):
    return [Var(np.asarray(a, dtype=float)) for a in arrays]


def lstm_step(x, h, c, W, R, b):
    leaves = variables(x, h, c, W, R, b)
    h1, c1 = cell(*leaves)
    return h1.value, c1.value, (h1, c1, leaves)


def lstm_step_backward(dh, dc, cache):
    h1, c1, leaves = cache
    return send([(h1, dh), (c1, dc)], leaves)


def lstm_forward(X, h, c, W, R, b):
    leaves = variables(X, h, c, W, R, b)
    X, h, c, W, R, b = leaves
    hs = []
    for t in range(len(X.value)):
        h, c = cell(X.row(t), h, c, W, R, b)
        hs.append(h)
    return np.array([v.value for v in hs]), (h.value, c.value), (hs, h, c, leaves)


def lstm_backward(dH, last, cache):
    hs, h, c, leaves = cache
    dX, dh, dc, dW, dR, db = send(list(zip(hs, dH)) + [(h, last[0]), (c, last[1])], leaves)
    return dX, (dh, dc), dW, dR, db
