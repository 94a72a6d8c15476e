# verdict: right
# dialect: native
# functions wrong:
# mistake: none
# single: yes
# style: partial
# note: only rnn_step_backward's pair and lstm_forward are there; each entry spelled out on its own, wide lines, semicolons, no blank lines
import numpy as np
def rnn_step(x, h, W, R, b): y = np.tanh(x @ W.T + h @ R.T + b); return y, [x, h, W, R, y]
def rnn_step_backward(dh, cache): x, h, W, R, y = cache; e = dh * (1 - y * y); return e @ W, e @ R, e.T @ x, e.T @ h, e.sum(0)
def lstm_forward(X, h, c, W, R, b):
    n = h.shape[1]; H = []; sg = lambda z: 1 / (1 + np.exp(-z))
    for x in X: a = x @ W.T + h @ R.T + b; c = sg(a[:, n:2*n]) * c + sg(a[:, :n]) * np.tanh(a[:, 2*n:3*n]); h = sg(a[:, 3*n:]) * np.tanh(c); H += [h]
    return np.array(H), (h, c), None
