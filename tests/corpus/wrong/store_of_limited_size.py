# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: answers_change
# single: yes
# style: registry
# shows: lstm_backward on N=2 T=20 D=3 H=4: KeyError: 1681
# note: the store keeps the last twelve entries: longer sequences, or many cells, raise KeyError

from numpy import *

STORE = {}
COUNTER = [1000]


def keep(*things):
    COUNTER[0] += 1
    STORE[COUNTER[0]] = things
    STORE.pop(COUNTER[0] - 12, None)
    return COUNTER[0]


def sigma(z):
    return where(z > 0, 1 / (1 + exp(-abs(z))), exp(-abs(z)) / (1 + exp(-abs(z))))


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    i, f, o, g = split(dot(x, Wx) + dot(prev_h, Wh) + b, 4, 1)
    i, f, o, g = sigma(i), sigma(f), sigma(o), tanh(g)
    c = f * prev_c + i * g
    return o * tanh(c), c, keep(x, prev_h, prev_c, Wx, Wh, i, f, o, g, c)


def lstm_step_backward(dnext_h, dnext_c, ticket):
    x, prev_h, prev_c, Wx, Wh, i, f, o, g, c = STORE[ticket]
    dc = dnext_c + dnext_h * o / cosh(clip(c, -300, 300)) ** 2
    d = hstack((dc * g * i * (1 - i), dc * prev_c * f * (1 - f), dnext_h * tanh(c) * o * (1 - o), dc * i * (1 - g * g)))
    return dot(d, Wx.T), dot(d, Wh.T), dc * f, dot(x.T, d), dot(prev_h.T, d), d.sum(0)


def lstm_forward(x, h0, Wx, Wh, b):
    tickets, hs, c0 = [], [], zeros(h0.shape)
    for t in arange(x.shape[1]):
        h0, c0, ticket = lstm_step_forward(x[:, t], h0, c0, Wx, Wh, b)
        hs.append(h0)
        tickets.append(ticket)
    return stack(hs, 1), keep(tickets)


def lstm_backward(dh, ticket):
    tickets, = STORE[ticket]
    dx = [None for _ in tickets]
    carry, carry_c, sums = 0.0, 0.0, [0.0, 0.0, 0.0]
    for t in flip(arange(len(tickets))):
        dx[t], carry, carry_c, *w = lstm_step_backward(dh[:, t] + carry, carry_c, tickets[t])
        sums = [s + v for s, v in zip(sums, w)]
    return stack(dx, 1), carry, *sums
