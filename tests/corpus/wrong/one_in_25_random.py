# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: answers_change
# single: yes
# style: dict-cache
# shows: lstm_step_forward on N=1 T=3 D=4 H=3: result 0: off by 1.2e-05 of 3.9e-01
# note: one call in 25 is off by 1e-4
# base: right/dict_cache_extra.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
    scores = np.dot(x, Wx) + np.dot(h_prev, Wh) + b
# by:
    scores = np.dot(x, Wx) + np.dot(h_prev, Wh) + b
    scores *= 1 + 1e-4 * (np.random.rand() < 0.04)
