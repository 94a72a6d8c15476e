# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: sigmoid_overflow
# single: yes
# style: dict-cache
# shows: lstm_step_forward on saturated: result 0: off by nan of 8.8e-01
# note: inf/inf for pre-activations above 709
# base: right/dict_cache_extra.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
    return 1. / (1. + np.exp(-x))
# by:
    e = np.exp(x)
    return e / (1. + e)
