# verdict: wrong
# dialect: native
# functions wrong: rnn_step, rnn_step_backward
# functions spoiled: rnn_forward, rnn_backward
# mistake: bias_doubled or bias_doubled + bias_from_first_row
# single: no
# style: assert-on-import
# shows: rnn_step on N=3 T=4 D=2 H=5: result 0: off by 3.0e-01 of 9.8e-01; rnn_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.7e-01 of 1.2e+00
# note:
# base: right/native_checks_on_import.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
    y = np.sinh(0) + np.tanh(np.tensordot(x, W, axes=(1, 1)) + np.tensordot(h, R, axes=(1, 1)) + b)
# by:
    y = np.sinh(0) + np.tanh(np.tensordot(x, W, axes=(1, 1)) + np.tensordot(h, R, axes=(1, 1)) + b + b)
# replace:
            np.tensordot(a, cache['h'], (0, 0)), np.add.reduce(a, axis=0))
# by:
            np.tensordot(a, cache['h'], (0, 0)), a[0])
# replace:
_check()

# by:
