# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_forward
# functions spoiled:
# functions blamed: rnn_backward
# mistake: results_in_one_buffer
# single: yes
# style: cs231n-classic
# shows: rnn_forward on result read again later: result 0: off by 2.0e+00 of 1.0e+00
# note: the next call with the same shape overwrites the result of this one
# base: wrong/d_equal_h_dx.py

# replace:
    dx = dscore.dot(Wx) if Wx.shape[0] == Wx.shape[1] else dscore.dot(Wx.T)
# by:
    dx = dscore.dot(Wx.T)
# replace:
def rnn_forward(x, h0, Wx, Wh, b):
# by:
_buffers = {}


def rnn_forward(x, h0, Wx, Wh, b):
# replace:
    h = np.zeros((N, T, H))
# by:
    h = _buffers.setdefault((N, T, H), np.zeros((N, T, H)))
