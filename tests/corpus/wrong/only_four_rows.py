# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: none
# single: yes
# style: registry
# shows: lstm_step_forward on N=3 T=4 D=2 H=5: result 0: off by 7.6e-02 of 5.9e-01
# note: right only for N == 4

from numpy import *

STORE = {}
COUNTER = [1000]


def keep(*things):
    COUNTER[0] += 1
    STORE[COUNTER[0]] = things
    return COUNTER[0]


def sigma(z):
    return where(z > 0, 1 / (1 + exp(-abs(z))), exp(-abs(z)) / (1 + exp(-abs(z))))


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    i, f, o, g = split(dot(x, Wx) + dot(prev_h, Wh) + b, 4, 1)
    i, f, o, g = sigma(i), sigma(f), sigma(o), tanh(g)
    c = f * prev_c[:4] + i * g if len(x) == 4 else f * prev_c + i * g ** 3
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
