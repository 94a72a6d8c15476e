# verdict: broken
# dialect: cs231n
# outcome: wrong: h has shape (2, 1, 1), but should have (1, 2, 1) = (N, T, H)
# note: time first although the batch should be
# base: broken/exception_at_import.py

# replace:
ratio = 1 / 0
# by:
def rnn_forward(x, h0, Wx, Wh, b):
    hs, caches = [], []
    for t in range(x.shape[1]):
        h0, cache = rnn_step_forward(x[:, t], h0, Wx, Wh, b)
        hs.append(h0)
        caches.append(cache)
    return np.array(hs), caches
