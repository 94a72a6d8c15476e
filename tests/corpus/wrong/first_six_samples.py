# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# functions spoiled: lstm_step_backward
# mistake: none
# single: yes
# style: one-sample-columns
# shows: lstm_backward on N=8 T=2 D=3 H=2: result 0: off by 2.5e+00 of 2.5e+00
# note: gradients of the first six samples only
# base: right/native_min_char.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
    dW, dR, db = np.zeros(cache['W'].shape), np.zeros(cache['R'].shape), np.zeros(len(cache['W']))
    for n in range(N):
# by:
    dW, dR, db = np.zeros(cache['W'].shape), np.zeros(cache['R'].shape), np.zeros(len(cache['W']))
    for n in range(min(N, 6)):
