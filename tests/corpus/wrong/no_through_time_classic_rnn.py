# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_backward
# functions spoiled:
# mistake: no_gradient_through_time
# single: yes
# style: cs231n-classic
# shows: rnn_backward on N=3 T=4 D=2 H=5: result 0: off by 2.7e+00 of 1.9e+00
# note:
# base: wrong/d_equal_h_dx.py

# replace:
    dx = dscore.dot(Wx) if Wx.shape[0] == Wx.shape[1] else dscore.dot(Wx.T)
# by:
    dx = dscore.dot(Wx.T)
# replace:
        dx_t, dprev_h, dWx_t, dWh_t, db_t = rnn_step_backward(dh[:, t, :] + dprev_h, cache[t])
# by:
        dx_t, dprev_h, dWx_t, dWh_t, db_t = rnn_step_backward(dh[:, t, :], cache[t])
