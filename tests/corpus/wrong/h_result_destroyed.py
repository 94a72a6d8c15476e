# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: none
# unnamed: called results_in_one_buffer, though backward writes into it, not a later call
# single: yes
# style: cs231n-classic
# shows: lstm_backward on forward result after backward: result 0: off by 2.9e+00 of 6.2e-01
# note: backward uses the returned h as scratch space: the forward result that the caller holds is destroyed
# base: wrong/candidate_sigmoid_classic.py

# replace:
    g = sigmoid(a[:, 3 * H:])
# by:
    g = np.tanh(a[:, 3 * H:])
# replace:
def lstm_forward(x, h0, Wx, Wh, b):
# by:
class Caches(list):
    h_out = None


def lstm_forward(x, h0, Wx, Wh, b):
# replace:
    cache = []
# by:
    cache = []
    cache = Caches()
    cache.h_out = h
# replace:
    db = np.zeros(4 * H)
# by:
    db = np.zeros(4 * H)
    cache.h_out[...] = dh
    dh = cache.h_out
