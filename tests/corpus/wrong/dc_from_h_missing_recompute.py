# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: dc_from_h_missing
# single: yes
# style: recompute
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 3.8e-01 of 1.4e+00
# note:
# base: right/recompute_forward.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
    dcell = dnext_c + dnext_h*o*(1-th)*(1+th)
# by:
    dcell = dnext_c
