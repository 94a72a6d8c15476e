# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: weights_of_the_last_forward_pass
# single: yes
# style: stacked
# shows: lstm_backward on in turn with another cell: IndexError: index 4 is out of bounds for axis 1 with size 3
# note: the number of steps is that of the last forward pass, of whatever cell
# base: wrong/db_doubled_stacked.py

# replace:
def lstm_forward(x, h0, Wx, Wh, b):
    N, T, D = x.shape
# by:
def lstm_forward(x, h0, Wx, Wh, b):
    global steps, units
    N, T, D = x.shape
    steps, units = T, h0.shape[1]
# replace:
    da = np.empty((N, T, 4 * H))
# by:
    T = steps
    da = np.zeros((N, x.shape[1], 4 * H))
# replace:
    return da @ Wx.T, dh_next, x.reshape(-1, D).T @ flat, h[:, :-1].reshape(-1, H).T @ flat, flat.sum(0) + da.sum((0, 1))
# by:
    return da @ Wx.T, dh_next, x.reshape(-1, D).T @ flat, h[:, :-1].reshape(-1, H).T @ flat, flat.sum(0)
