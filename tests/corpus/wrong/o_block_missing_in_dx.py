# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: joined_otherwise_da_o_by_zero_in_dx
# single: yes
# style: dataclass
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.4e-01 of 1.4e+00
# note:
# base: wrong/outputs_aliased_zapiski.py

# replace:
    return d.dot(cache.W), d.dot(cache.R), всего * f, d.T.dot(cache.x), d.T.dot(cache.h), d.sum(axis=0)
# by:
    n = 3 * f.shape[1]
    return d[:, :n].dot(cache.W[:n]), d.dot(cache.R), всего * f, d.T.dot(cache.x), d.T.dot(cache.h), d.sum(axis=0)
# replace:
    h = c
# by:
