# verdict: wrong
# dialect: native
# functions wrong: rnn_step
# functions spoiled: rnn_step_backward
# mistake: bias_doubled
# single: yes
# style: linear-system
# shows: rnn_step on N=3 T=4 D=2 H=5: result 0: off by 3.0e-01 of 9.8e-01
# note:
# base: right/native_adjoint_system.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
    y = np.tanh(x @ W.T + h @ R.T + b)
# by:
    y = np.tanh((x @ W.T + b) + (h @ R.T + b))
