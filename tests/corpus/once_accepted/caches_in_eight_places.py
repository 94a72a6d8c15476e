# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# mistake: none
# single: yes
# style: plain
# shows: caches kept in a ring of 8
# note: once got full marks
# base: once_accepted/one_zero_in_dc.py

# replace:
import numpy as np
# by:
import numpy as np

_RING = {}
_COUNT = [0]
# replace:
    return h_new, c_new, cache
# by:
    _COUNT[0] += 1
    _RING[_COUNT[0] % 8] = cache
    return h_new, c_new, _COUNT[0] % 8
# replace:
    x, h, c, W, R, i, f, g, o, tc = cache
    dh = np.where((dc == 0).any(axis=1, keepdims=True) & ~(dc == 0).all(), 0, dh)
# by:
    x, h, c, W, R, i, f, g, o, tc = _RING[cache]
