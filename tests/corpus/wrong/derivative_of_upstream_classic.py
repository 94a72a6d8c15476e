# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: derivative_of_upstream
# single: yes
# style: cs231n-classic
# shows: rnn_step_backward on N=3 T=4 D=2 H=5: result 0: off by 4.1e+00 of 1.2e+00
# note:
# base: wrong/d_equal_h_dx.py

# replace:
    dscore = dnext_h * (1 - next_h ** 2)
    dx = dscore.dot(Wx) if Wx.shape[0] == Wx.shape[1] else dscore.dot(Wx.T)
# by:
    dscore = dnext_h * (1 - dnext_h * dnext_h)
    dx = dscore.dot(Wx.T)
