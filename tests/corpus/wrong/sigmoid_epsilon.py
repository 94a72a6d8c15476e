# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: none
# single: yes
# style: recompute
# shows: lstm_step_forward on N=3 T=4 D=2 H=5: result 0: off by 4.4e-07 of 5.9e-01
# note: an epsilon in the denominator
# base: right/recompute_forward.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
def sigmoid(v): return 1/(1+np.exp(-v))
# by:
def sigmoid(v): return 1/(1+np.exp(-v)+1e-6)
