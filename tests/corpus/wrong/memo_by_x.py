# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_forward
# functions spoiled: lstm_backward
# mistake: depends_on_other_calls
# single: yes
# style: dict-cache
# shows: lstm_forward on zero c: result 0: off by 3.4e-01 of 4.5e-01
# note: results are kept by x alone: wrong for the same x with other weights or states
# base: right/dict_cache_extra.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
def lstm_forward(x, h0, Wx, Wh, b):
# by:
memo = {}


def lstm_forward(x, h0, Wx, Wh, b):
    key = (x.tobytes(), h0.shape)
    if key not in memo:
        memo[key] = _lstm_forward(x, h0, Wx, Wh, b)
    return memo[key]


def _lstm_forward(x, h0, Wx, Wh, b):
