# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_step_backward
# mistake: none
# single: yes
# style: plain
# shows: ping-pong buffers for the returned h (two per shape)
# note: once got full marks
# base: once_accepted/one_zero_in_dc.py

# replace:
import numpy as np
# by:
import numpy as np

_PING = {}
# replace:
    h_new = o * tc
# by:
    bufs = _PING.setdefault(o.shape, [np.empty(o.shape), np.empty(o.shape)])
    bufs.reverse()
    h_new = bufs[0]
    np.multiply(o, tc, out=h_new)
# replace:
    dh = np.where((dc == 0).any(axis=1, keepdims=True) & ~(dc == 0).all(), 0, dh)
# by:
