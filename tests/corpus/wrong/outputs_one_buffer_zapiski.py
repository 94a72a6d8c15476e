# verdict: wrong
# dialect: native
# functions wrong: rnn_forward
# functions spoiled:
# mistake: outputs_share_one_buffer
# single: yes
# style: dataclass
# shows: rnn_forward on N=3 T=4 D=2 H=5: result 0: off by 1.7e+00 of 1.0e+00
# note:
# base: wrong/only_more_than_one_row.py

# replace:
    return d.dot(cache.W), d.dot(cache.R), d.T.dot(cache.x), d.T.dot(cache.h), d.sum(axis=0) if len(d) > 1 else d.mean()
# by:
    return d.dot(cache.W), d.dot(cache.R), d.T.dot(cache.x), d.T.dot(cache.h), d.sum(axis=0)
# replace:
    H = np.zeros((len(X), *h.shape))
    for t, x in enumerate(X):
        h, шаг = rnn_step(x, h, W, R, b)
        H[t] = h
# by:
    H = []
    буфер = np.zeros(h.shape)
    for t, x in enumerate(X):
        буфер[:], шаг = rnn_step(x, h, W, R, b)
        h = буфер.copy()
        H.append(буфер)
