# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: candidate_from_exponentials
# single: yes
# style: recompute
# shows: lstm_step_forward on saturated: result 0: off by nan of 8.8e-01
# note: the candidate is nan for large pre-activations
# base: right/recompute_forward.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
def gates(x, h, Wx, Wh, b):
# by:
def tanh(v):
    p, m = np.exp(v), np.exp(-v)
    return (p - m)/(p + m)

def gates(x, h, Wx, Wh, b):
# replace:
    return sigmoid(z[:, 0:n]), sigmoid(z[:, n:n+n]), sigmoid(z[:, n+n:n+n+n]), np.tanh(z[:, n+n+n:])
# by:
    return sigmoid(z[:, 0:n]), sigmoid(z[:, n:n+n]), sigmoid(z[:, n+n:n+n+n]), tanh(z[:, n+n+n:])
