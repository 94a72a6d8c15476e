# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_forward
# functions spoiled: rnn_step_backward, rnn_forward, rnn_backward
# mistake: recurrent_weights_transposed
# single: yes
# style: star-args
# shows: rnn_step_forward on N=3 T=4 D=2 H=5: result 0: off by 1.1e+00 of 9.8e-01
# note: consistent backward
# base: wrong/dw_mean_star.py

# replace:
    h1 = np.tanh(sum(p.dot(q) for p, q in ((x, Wx), (h, Wh))) + b)
# by:
    h1 = np.tanh(sum(p.dot(q) for p, q in ((x, Wx), (h, Wh.T))) + b)
# replace:
    return (*[d.dot(w.T) for w in (Wx, Wh)], *[v.T.dot(d) / len(x) for v in (x, h)], d.sum(axis=0))
# by:
    return (d.dot(Wx.T), d.dot(Wh), x.T.dot(d), d.T.dot(h), d.sum(axis=0))
