# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled:
# mistake: none
# single: yes
# style: adjoint-batched
# shows: lstm_step_backward on zero x: result 0: off by 2.4e+00 of 2.4e+00
# note: no gradient for inputs that are zero
# base: right/native_forward_sensitivities.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
    dX, (dh0, dc0), dW, dR, db = lstm_backward(np.zeros((1,) + dh.shape), (dh, dc), cache)
# by:
    dX, (dh0, dc0), dW, dR, db = lstm_backward(np.zeros((1,) + dh.shape), (dh, dc), cache)
    dX *= cache[0] != 0
