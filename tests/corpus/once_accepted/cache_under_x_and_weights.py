# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# mistake: none
# single: yes
# style: plain
# shows: cache kept by the values of x and W: the same with another state overwrites it
# note: once got full marks
# base: once_accepted/one_zero_in_dc.py

# replace:
import numpy as np
# by:
import numpy as np

_BYX = {}
# replace:
    return h_new, c_new, cache
# by:
    k = x.tobytes() + W.tobytes()
    _BYX[k] = cache
    return h_new, c_new, k
# replace:
    x, h, c, W, R, i, f, g, o, tc = cache
    dh = np.where((dc == 0).any(axis=1, keepdims=True) & ~(dc == 0).all(), 0, dh)
# by:
    x, h, c, W, R, i, f, g, o, tc = _BYX[cache]
