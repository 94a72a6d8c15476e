# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: float32_backward
# unnamed: says off_gradients
# single: yes
# style: block-diagonal
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 2.4e-08 of 1.4e+00
# note: only the slopes are rounded to single precision
# base: right/native_per_gate_tables.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
    slope = s * s * (1 - t * t)
# by:
    slope = (s * s * (1 - t * t)).astype(np.float32)
