# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# mistake: none
# single: yes
# style: plain
# shows: ping-pong buffers for the gates (two per shape)
# note: once got full marks
# base: once_accepted/one_zero_in_dc.py

# replace:
import numpy as np
# by:
import numpy as np

_PING = {}
# replace:
    i = sigmoid(a[:, :H])
# by:
    bufs = _PING.setdefault(a.shape, [np.empty(a.shape), np.empty(a.shape)])
    bufs.reverse()
    work = bufs[0]
    work[:, :H] = sigmoid(a[:, :H])
    i = work[:, :H]
# replace:
    dh = np.where((dc == 0).any(axis=1, keepdims=True) & ~(dc == 0).all(), 0, dh)
# by:
