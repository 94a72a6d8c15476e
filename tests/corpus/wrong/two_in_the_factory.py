# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_forward, lstm_forward, rnn_backward, lstm_backward
# functions spoiled:
# mistake: h0_ignored or initial_state_ignored or h0_ignored + dX_reversed or initial_state_ignored + dX_reversed
# single: no
# style: metaprogramming
# shows: rnn_forward on N=3 T=4 D=2 H=5: result 0: off by 7.8e-01 of 1.0e+00; lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 2.5e-01 of 3.7e-01; rnn_backward on N=3 T=4 D=2 H=5: result 0: off by 2.8e+00 of 1.9e+00; lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 6.3e-01 of 5.2e-01
# note:
# base: right/made_by_exec.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
    states, hs, memory = (h0,) + (np.zeros(h0.shape),) * {extra}, [], []
# by:
    states, hs, memory = (np.zeros(h0.shape),) + (np.zeros(h0.shape),) * {extra}, [], []
# replace:
    return np.stack(dxs[::-1], 1), ds[0], *ws
# by:
    return np.stack(dxs, 1), ds[0], *ws
