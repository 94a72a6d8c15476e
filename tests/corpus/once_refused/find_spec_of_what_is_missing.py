# verdict: right
# dialect: native
# style: odd
# note: once was refused or lost points
import importlib.util
import numpy as np
HAVE_TORCH = importlib.util.find_spec("cupy") is not None
if importlib.util.find_spec("numba"):
    from numba import njit
else:
    njit = lambda f: f

@njit
def rnn_step(x, h, W, R, b):
    return np.tanh(x @ W.T + h @ R.T + b), None
