# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_backward
# functions spoiled:
# mistake: recurrent_grad_without_initial_state
# single: yes
# style: stacked
# shows: rnn_backward on N=3 T=4 D=2 H=5: result 3: off by 2.1e+00 of 3.1e+00
# note: h0 is taken for zero in dWh
# base: wrong/dh0_never_assigned_stacked.py

# replace:
    shifted = np.concatenate([h0[:, None, :], h[:, :-1]], axis=1)
    flat = da.reshape(N * T, -1)
    return (da @ Wx.T, np.zeros_like(h0), x.reshape(N * T, D).T @ flat, shifted.reshape(N * T, -1).T @ flat, flat.sum(axis=0))
# by:
    shifted = np.concatenate([np.zeros_like(h[:, :1]), h[:, :-1]], axis=1)
    flat = da.reshape(N * T, -1)
    return (da @ Wx.T, back, x.reshape(N * T, D).T @ flat, shifted.reshape(N * T, -1).T @ flat, flat.sum(axis=0))
