# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: answers_change
# single: yes
# style: recompute
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 2: off by 1.8e+00 of 5.6e-01
# note: np.empty, then +=: whatever was in memory is added
# base: right/recompute_forward.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
    dWx, dWh, db = np.zeros(Wx.shape), np.zeros(Wh.shape), np.zeros(b.shape)
# by:
    dWx, dWh, db = np.empty_like(Wx), np.empty_like(Wh), np.empty_like(b)
