# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward, rnn_backward
# functions spoiled:
# mistake: step_before_read_dH_in_dh_t
# single: yes
# style: torch-under
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 5.9e-01 of 5.2e-01; rnn_backward on N=3 T=4 D=2 H=5: result 0: off by 2.0e+00 of 1.9e+00
# note:
# base: right/torch_autograd.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
def rnn_backward(dh, cache):
    outs, leaves = cache
    return _grads(outs, leaves, [t64(dh, False)])
# by:
def rnn_backward(dh, cache):
    outs, leaves = cache
    return _grads(outs, leaves, [t64(np.roll(dh, 1, axis=1), False)])
# replace:
def lstm_backward(dh, cache):
    outs, leaves = cache
    return _grads(outs, leaves, [t64(dh, False)])
# by:
def lstm_backward(dh, cache):
    outs, leaves = cache
    return _grads(outs, leaves, [t64(np.roll(dh, 1, axis=1), False)])
