# verdict: wrong
# dialect: native
# functions wrong: rnn_step
# functions spoiled: rnn_step_backward, rnn_forward, rnn_backward
# mistake: none
# single: yes
# style: dataclass
# shows: rnn_step on N=3 T=4 D=2 H=5: result 0: off by 7.8e-08 of 9.8e-01
# note: a rational approximation of tanh, good to 1e-4
# base: wrong/only_more_than_one_row.py

# replace:
    y = np.tanh(b + x.dot(W.T) + h.dot(R.T))
# by:
    a = b + x.dot(W.T) + h.dot(R.T)
    y = np.where(abs(a) < 4.97, a * (135135 + a**2 * (17325 + a**2 * (378 + a**2))) / (135135 + a**2 * (62370 + a**2 * (3150 + 28 * a**2))), np.sign(a))
# replace:
    return d.dot(cache.W), d.dot(cache.R), d.T.dot(cache.x), d.T.dot(cache.h), d.sum(axis=0) if len(d) > 1 else d.mean()
# by:
    return d.dot(cache.W), d.dot(cache.R), d.T.dot(cache.x), d.T.dot(cache.h), d.sum(axis=0)
