# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_forward, lstm_backward
# mistake: h_from_kept_cell
# single: yes
# style: recursion
# shows: lstm_step on N=3 T=4 D=2 H=5: result 0: off by 2.8e-01 of 5.9e-01
# note: the candidate reaches h one step late
# base: wrong/db_mean_recursion.py

# replace:
    h_new = o * np.tanh(c_new)
# by:
    h_new = o * np.tanh(f * c.T)
# replace:
    return W.T.dot(delta).T, R.T.dot(delta).T, (dcell * f).T, delta.dot(x), delta.dot(h), delta.mean(axis=1)
# by:
    return W.T.dot(delta).T, R.T.dot(delta).T, (dcell * f).T, delta.dot(x), delta.dot(h), delta.sum(axis=1)
