# verdict: broken
# dialect: native
# outcome: error: raised ValueError: matmul
# note: mistake 11 in the native dialect: x @ W

import numpy as np


def rnn_step(x, h, W, R, b):
    y = np.tanh(x @ W + h @ R + b)
    return y, (x, h, W, R, y)
