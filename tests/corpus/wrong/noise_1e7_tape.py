# verdict: wrong
# dialect: native
# functions wrong: lstm_step, rnn_step, lstm_forward, rnn_forward
# functions spoiled: rnn_step_backward, rnn_backward, lstm_step_backward, lstm_backward
# mistake: answers_change
# single: yes
# style: own-autodiff
# shows: lstm_step on N=3 T=4 D=2 H=5: result 0: off by 1.2e-07 of 5.9e-01; rnn_step on N=3 T=4 D=2 H=5: result 0: off by 2.7e-07 of 9.8e-01; lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 1.9e-07 of 5.9e-01; rnn_forward on N=3 T=4 D=2 H=5: result 0: off by 5.1e-07 of 1.0e+00
# note: noise of 1e-7 on every tanh
# base: right/native_tape.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
        y = np.tanh(self.value)
# by:
        y = np.tanh(self.value) + 1e-7 * np.random.randn(*self.value.shape)
