# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: dh_added_to_dh_old
# single: yes
# style: cs231n-classic
# shows: rnn_step_backward on N=3 T=4 D=2 H=5: result 1: off by 1.9e+00 of 1.8e+00
# note:
# base: wrong/d_equal_h_dx.py

# replace:
    dx = dscore.dot(Wx) if Wx.shape[0] == Wx.shape[1] else dscore.dot(Wx.T)
    dprev_h = dscore.dot(Wh.T)
# by:
    dx = dscore.dot(Wx.T)
    dprev_h = dscore.dot(Wh.T) + dnext_h
