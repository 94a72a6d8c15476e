# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: dc_prev_through_candidate
# single: yes
# style: recursion
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 2: off by 1.2e+00 of 1.3e+00
# note:
# base: wrong/db_mean_recursion.py

# replace:
    return W.T.dot(delta).T, R.T.dot(delta).T, (dcell * f).T, delta.dot(x), delta.dot(h), delta.mean(axis=1)
# by:
    return W.T.dot(delta).T, R.T.dot(delta).T, (dcell * f + dcell * i * g).T, delta.dot(x), delta.dot(h), delta.sum(axis=1)
