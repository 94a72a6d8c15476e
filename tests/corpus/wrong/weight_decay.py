# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: weight_decay_in_gradient
# unnamed: says off_sum_over_time
# single: yes
# style: stacked
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 2: off by 1.8e-03 of 5.6e-01
# note: a regulariser in the gradient
# base: wrong/db_doubled_stacked.py

# replace:
    return da @ Wx.T, dh_next, x.reshape(-1, D).T @ flat, h[:, :-1].reshape(-1, H).T @ flat, flat.sum(0) + da.sum((0, 1))
# by:
    return da @ Wx.T, dh_next, x.reshape(-1, D).T @ flat + 1e-3 * Wx, h[:, :-1].reshape(-1, H).T @ flat, flat.sum(0)
