# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_backward
# functions spoiled:
# mistake: none
# single: yes
# style: registry
# shows: rnn_backward on N=2 T=4 D=3 H=4: result 2: off by 4.4e+00 of 5.1e+00
# note: parameter gradients of equal shape add up over calls

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
    d = dnext_h * (1 - out ** 2)
    return dot(d, Wx.T), dot(d, Wh.T), dot(x.T, d), dot(prev_h.T, d), d.sum(0)


def rnn_forward(x, h0, Wx, Wh, b):
    tickets, hs = [], []
    for t in arange(x.shape[1]):
        h0, ticket = rnn_step_forward(x[:, t], h0, Wx, Wh, b)
        hs.append(h0)
        tickets.append(ticket)
    return stack(hs, 1), keep(tickets)


sums = [0.0, 0.0, 0.0]


def rnn_backward(dh, ticket):
    global sums
    tickets, = STORE[ticket]
    dx = [None for _ in tickets]
    carry = 0.0
    if not ndim(sums[2]) or len(sums[2]) != dh.shape[2] or sums[0].shape[0] != STORE[tickets[0]][0].shape[1]:
        sums = [0.0, 0.0, 0.0]
    for t in flip(arange(len(tickets))):
        dx[t], carry, *w = rnn_step_backward(dh[:, t] + carry, tickets[t])
        sums = [s + v for s, v in zip(sums, w)]
    return stack(dx, 1), carry, *sums
