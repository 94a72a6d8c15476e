# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward, rnn_step_backward
# functions spoiled: rnn_backward, lstm_backward
# mistake: none
# single: yes
# style: recursion
# shows: lstm_step_backward on cotangents x 1e-11: result 0: off by 2.0e-11 of 2.0e-11; rnn_step_backward on cotangents x 1e-11: result 0: off by 1.2e-11 of 1.2e-11
# note: gradients below 1e-9 are set to 0
# base: right/native_recursion.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
    delta = ((1 - h_new ** 2) * dh).T
# by:
    delta = ((1 - h_new ** 2) * dh).T
    delta[abs(delta) < 1e-9] = 0
# replace:
    delta = np.vstack((dcell * g * i * (1 - i), dcell * c.T * f * (1 - f), dcell * i * (1 - g ** 2), do * o * (1 - o)))
# by:
    delta = np.vstack((dcell * g * i * (1 - i), dcell * c.T * f * (1 - f), dcell * i * (1 - g ** 2), do * o * (1 - o)))
    delta[abs(delta) < 1e-9] = 0
