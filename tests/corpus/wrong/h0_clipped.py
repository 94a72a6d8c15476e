# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_forward
# functions spoiled: rnn_backward
# mistake: none
# single: yes
# style: stacked
# shows: rnn_forward on large h: result 0: off by 1.8e+00 of 1.0e+00
# note: the initial state is clipped to [-1, 1]
# base: wrong/dh0_never_assigned_stacked.py

# replace:
    last = h0
# by:
    last = np.clip(h0, -1, 1)  # a tanh cannot be larger
# replace:
    return (da @ Wx.T, np.zeros_like(h0), x.reshape(N * T, D).T @ flat, shifted.reshape(N * T, -1).T @ flat, flat.sum(axis=0))
# by:
    return (da @ Wx.T, back, x.reshape(N * T, D).T @ flat, shifted.reshape(N * T, -1).T @ flat, flat.sum(axis=0))
