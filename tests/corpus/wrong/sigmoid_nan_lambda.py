# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: sigmoid_overflow
# single: yes
# style: star-args
# shows: lstm_step_forward on saturated: result 0: off by nan of 8.8e-01
# note:
# base: right/star_args.py

# replace:
import functools
# by:

import functools
# replace:
sigmoid = lambda a: 1 / (1 + np.exp(-a))


@counted
def rnn_step_forward(*args):
    x, h, Wx, Wh, b = args
    h1 = np.tanh(sum(p.dot(q) for p, q in ((x, Wx), (h, Wh))) + b)
    return (h1,) + (args + (h1,),)


@counted
def rnn_step_backward(d, *cache):
    (x, h, Wx, Wh, b, h1), = cache
    d = d * (1 - h1 * h1)
    return (*[d.dot(w.T) for w in (Wx, Wh)], *[v.T.dot(d) for v in (x, h)], d.sum(axis=0))
# by:
sigmoid = lambda a: np.exp(a) / (np.exp(a) + 1)
# replace:


rnn_forward = functools.partial(_unroll, rnn_step_forward, 1)
rnn_backward = lambda dh, cache: _roll_back(rnn_step_backward, 1, dh, cache)
# by:
