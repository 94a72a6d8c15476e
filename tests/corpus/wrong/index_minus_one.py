# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_forward, rnn_forward
# functions spoiled:
# mistake: initial_state_ignored or h0_ignored
# single: yes
# style: partial
# shows: lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 2.5e-01 of 3.7e-01; rnn_forward on N=3 T=4 D=2 H=5: result 0: off by 7.8e-01 of 1.0e+00
# note: at t = 0 the state is read from the place it is about to be written to: h0 is lost
# base: right/forward_only.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
        h[:, t] = np.tanh(x[:, t] @ Wx + h[:, t - 1] @ Wh + b)
# by:
        h[:, t] = np.tanh(x[:, t] @ Wx + h[:, max(t - 1, 0)] @ Wh + b)
# replace:
        a = x[:, t] @ Wx + h[:, t - 1] @ Wh + b
# by:
        a = x[:, t] @ Wx + h[:, max(t - 1, 0)] @ Wh + b
