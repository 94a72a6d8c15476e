# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_forward
# functions spoiled: rnn_backward
# mistake: none
# single: yes
# style: stacked
# shows: rnn_forward on Fortran: result 0: off by 1.9e+00 of 1.0e+00
# note: ravel('K') follows the memory, not the axes
# base: wrong/dh0_never_assigned_stacked.py

# replace:
    pre = (x.reshape(N * T, D) @ Wx + b).reshape(N, T, -1)
# by:
    pre = (x.ravel('K').reshape(N * T, D) @ Wx + b).reshape(N, T, -1)
# replace:
    return (da @ Wx.T, np.zeros_like(h0), x.reshape(N * T, D).T @ flat, shifted.reshape(N * T, -1).T @ flat, flat.sum(axis=0))
# by:
    return (da @ Wx.T, back, x.reshape(N * T, D).T @ flat, shifted.reshape(N * T, -1).T @ flat, flat.sum(axis=0))
