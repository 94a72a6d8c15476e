# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: last_step_gates_reused
# single: yes
# style: stacked
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 6.4e-01 of 5.2e-01
# note:
# base: wrong/db_doubled_stacked.py

# replace:
    for t in reversed(range(T)):
        i, f, o, g = np.split(act[:, t], 4, axis=1)
# by:
    for t in reversed(range(T)):
        i, f, o, g = np.split(act[:, -1], 4, axis=1)
# replace:
    return da @ Wx.T, dh_next, x.reshape(-1, D).T @ flat, h[:, :-1].reshape(-1, H).T @ flat, flat.sum(0) + da.sum((0, 1))
# by:
    return da @ Wx.T, dh_next, x.reshape(-1, D).T @ flat, h[:, :-1].reshape(-1, H).T @ flat, flat.sum(0)
