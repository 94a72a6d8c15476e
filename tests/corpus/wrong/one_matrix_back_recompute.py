# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: dh_old_weights_of_i_for_all
# single: yes
# style: recompute
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 1: off by 1.5e+00 of 1.0e+00
# note: the four gradients are added before the product
# base: right/recompute_forward.py

# replace:
    return dz @ Wx.T, dz @ Wh.T, dcell*f, x.T @ dz, prev_h.T @ dz, dz.sum(0)
# by:
    return dz @ Wx.T, sum(np.split(dz, 4, 1)) @ Wh[:, :dcell.shape[1]].T, dcell*f, x.T @ dz, prev_h.T @ dz, dz.sum(0)
