# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: none
# unnamed: called results_in_one_buffer, though no result changes
# single: yes
# style: dict-cache
# shows: lstm_step_backward on two cells in turn: result 0: off by 1.1e+00 of 1.5e+00
# note: two cells in turn: backward uses the weights of the last forward
# base: right/dict_cache_extra.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
def lstm_step_forward(x, h_prev, c_prev, Wx, Wh, b):
# by:
def lstm_step_forward(x, h_prev, c_prev, Wx, Wh, b):
    global W_x, W_h
    W_x, W_h = Wx, Wh
# replace:
    cache = {'x': x, 'h': h_prev, 'c': c_prev, 'Wx': Wx, 'Wh': Wh}
# by:
    cache = {'x': x, 'h': h_prev, 'c': c_prev}
# replace:
    return (np.dot(dgates, cache['Wx'].T), np.dot(dgates, cache['Wh'].T), dc * f, np.dot(cache['x'].T, dgates),
# by:
    return (np.dot(dgates, W_x.T), np.dot(dgates, W_h.T), dc * f, np.dot(cache['x'].T, dgates),
