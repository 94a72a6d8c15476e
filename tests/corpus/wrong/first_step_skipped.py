# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_backward
# functions spoiled:
# mistake: first_step_skipped
# single: yes
# style: cs231n-classic
# shows: rnn_backward on N=3 T=4 D=2 H=5: result 0: off by 1.9e+00 of 1.9e+00
# note: range stops at 1
# base: wrong/d_equal_h_dx.py

# replace:
    dx = dscore.dot(Wx) if Wx.shape[0] == Wx.shape[1] else dscore.dot(Wx.T)
# by:
    dx = dscore.dot(Wx.T)
# replace:
    for t in reversed(range(T)):
# by:
    for t in range(T - 1, 0, -1):
