# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_forward
# functions spoiled: lstm_backward
# mistake: float32_inside
# single: yes
# style: stacked
# shows: lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 1.9e-08 of 3.7e-01
# note: only h is stored in single precision
# base: wrong/db_doubled_stacked.py

# replace:
    h = np.empty((N, T + 1, H))
# by:
    h = np.empty((N, T + 1, H), dtype='f')
# replace:
    return da @ Wx.T, dh_next, x.reshape(-1, D).T @ flat, h[:, :-1].reshape(-1, H).T @ flat, flat.sum(0) + da.sum((0, 1))
# by:
    return da @ Wx.T, dh_next, x.reshape(-1, D).T @ flat, h[:, :-1].reshape(-1, H).T @ flat, flat.sum(0)
