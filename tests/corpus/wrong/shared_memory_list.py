# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward, rnn_backward
# functions spoiled:
# mistake: weights_of_the_last_forward_pass
# single: yes
# style: metaprogramming
# shows: lstm_backward on two cells in turn: result 0: off by 7.6e-01 of 4.7e-01; rnn_backward on two cells in turn: result 0: off by 4.9e+00 of 4.1e+00
# note: one list for the caches of all calls: a second forward pass replaces the first one's
# base: right/made_by_exec.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
    states, hs, memory = (h0,) + (np.zeros(h0.shape),) * {extra}, [], []
# by:
    states, hs, memory = (h0,) + (np.zeros(h0.shape),) * {extra}, [], MEMORY
    del MEMORY[:]
# replace:
CELLS = {'rnn': Rnn, 'lstm': Lstm}
# by:
MEMORY = []
CELLS = {'rnn': Rnn, 'lstm': Lstm}
