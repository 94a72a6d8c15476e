# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward, rnn_step_backward, lstm_backward, rnn_backward
# functions spoiled:
# mistake: answers_change
# single: yes
# style: own-autodiff
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 3: off by 4.4e-06 of 6.5e-01; rnn_step_backward on N=3 T=4 D=2 H=5: result 2: off by 1.1e-05 of 1.1e+00; lstm_backward on N=3 T=4 D=2 H=5: result 3: off by 7.6e-06 of 1.3e+00; rnn_backward on N=3 T=4 D=2 H=5: result 2: off by 3.4e-05 of 4.3e+00
# note: relative noise of 1e-5 on the weight gradients
# base: right/native_tape.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
                   [(self, lambda g: g @ weight.value), (weight, lambda g: g.T @ self.value)])
# by:
                   [(self, lambda g: g @ weight.value), (weight, lambda g: (g.T @ self.value) * (1 + 1e-5 * np.random.uniform(-1, 1, weight.value.shape)))])
