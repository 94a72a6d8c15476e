# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: slope_of_product
# unnamed: says off_gradients
# single: yes
# style: registry
# shows: rnn_step_backward on N=3 T=4 D=2 H=5: result 0: off by 3.0e+00 of 1.2e+00
# note: rnn version of the slipped bracket

from numpy import *

STORE = {}
COUNTER = [1000]


def keep(*things):
    COUNTER[0] += 1
    STORE[COUNTER[0]] = things
    return COUNTER[0]


def rnn_step_forward(x, prev_h, Wx, Wh, b):
    out = tanh(dot(x, Wx) + dot(prev_h, Wh) + b)
    return out, keep(x, prev_h, Wx, Wh, out)


def rnn_step_backward(dnext_h, ticket):
    x, prev_h, Wx, Wh, out = STORE[ticket]
    d = 1 - dnext_h * out ** 2
    return dot(d, Wx.T), dot(d, Wh.T), dot(x.T, d), dot(prev_h.T, d), d.sum(0)


def rnn_forward(x, h0, Wx, Wh, b):
    tickets, hs = [], []
    for t in arange(x.shape[1]):
        h0, ticket = rnn_step_forward(x[:, t], h0, Wx, Wh, b)
        hs.append(h0)
        tickets.append(ticket)
    return stack(hs, 1), keep(tickets)


def rnn_backward(dh, ticket):
    tickets, = STORE[ticket]
    dx = [None for _ in tickets]
    carry, sums = 0.0, [0.0, 0.0, 0.0]
    for t in flip(arange(len(tickets))):
        dx[t], carry, *w = rnn_step_backward(dh[:, t] + carry, tickets[t])
        sums = [s + v for s, v in zip(sums, w)]
    return stack(dx, 1), carry, *sums
