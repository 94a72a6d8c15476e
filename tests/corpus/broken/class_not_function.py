# verdict: broken
# dialect: cs231n
# outcome: error: returned a rnn_step_forward, but should return next_h, cache
# note: a class with the function's name

import numpy as np


class rnn_step_forward:
    def __init__(self, x, prev_h, Wx, Wh, b):
        self.next_h = np.tanh(x @ Wx + prev_h @ Wh + b)


class rnn_step_backward:
    def __init__(self, hidden_size):
        self.hidden_size = hidden_size
