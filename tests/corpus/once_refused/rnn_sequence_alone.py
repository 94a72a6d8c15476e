# verdict: right
# style: odd
# note: once was refused or lost points
import numpy as np

def rnn_forward(X, h, W, R, b):
    out = []
    for x in X:
        h = np.tanh(x @ W.T + h @ R.T + b)
        out.append(h)
    return np.array(out), h, None
