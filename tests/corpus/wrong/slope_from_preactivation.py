# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: sigmoid_slope_from_preactivation_i
# single: yes
# style: recompute
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 7.1e+00 of 1.4e+00
# note:
# base: right/recompute_forward.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
    dz = np.c_[dcell*g*i*(1-i), dcell*prev_c*f*(1-f), dnext_h*th*o*(1-o), dcell*i*(1-g)*(1+g)]
# by:
    z_i = (x @ Wx + prev_h @ Wh + b)[:, :i.shape[1]]
    dz = np.c_[dcell*g*z_i*(1-z_i), dcell*prev_c*f*(1-f), dnext_h*th*o*(1-o), dcell*i*(1-g)*(1+g)]
