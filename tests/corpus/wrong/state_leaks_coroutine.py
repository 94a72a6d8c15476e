# verdict: wrong
# dialect: native
# functions wrong: rnn_forward
# functions spoiled: rnn_backward
# mistake: state_leaks_between_batches
# single: yes
# style: coroutines
# shows: rnn_forward on zero state: result 0: off by 1.8e+00 of 1.0e+00
# note: only where the state passed in is all zeros
# base: wrong/like_x_buffer.py

# replace:
    y = np.empty((len(x), len(b)), dtype=x.dtype)
    y[...] = np.tanh(x @ W.T + h @ R.T + b)
# by:
    y = np.tanh(x @ W.T + h @ R.T + b)
# replace:
def rnn_forward(X, h, W, R, b):
    runs, H = [], []
# by:
last = {}


def rnn_forward(X, h, W, R, b):
    runs, H = [], []
    if not h.any():
        h = last.get(h.shape, h)
# replace:
        runs.append(run)
# by:
        runs.append(run)
    last[h.shape] = h
