# verdict: wrong
# dialect: native
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: none
# single: yes
# style: assert-on-import
# shows: rnn_step_backward on saturated: result 0: off by 2.1e+00 of 0.0e+00
# note: where the unit is saturated the slope is taken for 1
# base: right/native_checks_on_import.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
    a = dh * (1 - cache['y'] ** 2)
# by:
    with np.errstate(all='ignore'):
        z = np.arctanh(cache['y'])
    a = dh * 4 / (np.exp(z) + np.exp(-z)) ** 2
    a[np.abs(z) > 18] = dh[np.abs(z) > 18]
# replace:
_check()

# by:
