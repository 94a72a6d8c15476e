# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward, lstm_backward, rnn_step_backward, rnn_backward
# functions spoiled:
# mistake: double_tanh or slope_after_np_tanh_again_tanh_c_g_in_dc_new_da_g
# single: yes
# style: own-autodiff
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 6.0e-01 of 1.4e+00; lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 3.0e-01 of 1.1e+00; rnn_step_backward on N=3 T=4 D=2 H=5: result 0: off by 4.9e-01 of 1.2e+00; rnn_backward on N=3 T=4 D=2 H=5: result 0: off by 1.6e+00 of 1.5e+00
# note: both tanh of the cell and the one of the rnn
# base: right/native_tape.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
        return Var(y, [(self, lambda g: g * (1 - y * y))])
# by:
        return Var(y, [(self, lambda g: g * (1 - np.tanh(y) ** 2))])
