# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_step_backward
# mistake: none
# single: yes
# style: plain
# shows: weights transposed once and kept under id(W): stale after an in-place update
# note: once got full marks
# base: once_accepted/one_zero_in_dc.py

# replace:
import numpy as np
# by:
import numpy as np

_WT = {}


def transposed(M):
    if id(M) not in _WT:
        _WT[id(M)] = (M, M.T.copy())
    return _WT[id(M)][1]
# replace:
    a = x @ W.T + h @ R.T + b
# by:
    a = x @ transposed(W) + h @ transposed(R) + b
# replace:
    dh = np.where((dc == 0).any(axis=1, keepdims=True) & ~(dc == 0).all(), 0, dh)
# by:
