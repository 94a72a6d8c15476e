# verdict: wrong
# dialect: native
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: tanh_slope_inverted
# unnamed: says off_gradients
# single: yes
# style: dataclass
# shows: rnn_step_backward on N=3 T=4 D=2 H=5: result 0: off by 3.8e+01 of 1.2e+00
# note: as proposed: the arriving gradient is missing too
# base: wrong/only_more_than_one_row.py

# replace:
    d = dh * (1.0 - cache.тангенс * cache.тангенс)
    return d.dot(cache.W), d.dot(cache.R), d.T.dot(cache.x), d.T.dot(cache.h), d.sum(axis=0) if len(d) > 1 else d.mean()
# by:
    d = 1.0 / (1.0 - cache.тангенс ** 2)
    return d.dot(cache.W), d.dot(cache.R), d.T.dot(cache.x), d.T.dot(cache.h), d.sum(axis=0)
