# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: depends_on_other_calls
# single: yes
# style: cs231n-classic
# shows: lstm_backward on N=1 T=1 D=1 H=1: ValueError: non-broadcastable output operand with shape (1,1) doesn't match the broadcast shape (3,5)
# note: a list as default argument: the second call still finds the caches of the first one in front
# base: wrong/candidate_sigmoid_classic.py

# replace:
    g = sigmoid(a[:, 3 * H:])
# by:
    g = np.tanh(a[:, 3 * H:])
# replace:
def lstm_forward(x, h0, Wx, Wh, b):
# by:
def lstm_forward(x, h0, Wx, Wh, b, cache=[]):
# replace:
    cache = []
# by:
