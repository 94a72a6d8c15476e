# verdict: wrong
# dialect: native
# functions wrong: rnn_step
# functions spoiled: rnn_step_backward, rnn_forward, rnn_backward
# mistake: state_sigmoid
# single: yes
# style: columns
# shows: rnn_step on N=3 T=4 D=2 H=5: result 0: off by 1.0e+00 of 9.8e-01
# note:
# base: wrong/one_column_1_percent.py

# replace:
def rnn_step(x, h, W, R, b):
    a_next = np.tanh(np.dot(W, x.T) + np.dot(R, h.T) + b.reshape(-1, 1))
# by:
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def rnn_step(x, h, W, R, b):
    a_next = sigmoid(np.dot(W, x.T) + np.dot(R, h.T) + b.reshape(-1, 1))
# replace:
    dtanh = (1 - a_next ** 2) * dh.T
    return (np.dot(Wax_in.T, dtanh).T, np.dot(Waa.T, dtanh).T, np.dot(dtanh, xt.T), np.dot(dtanh, a_prev.T) * np.where(np.arange(len(Waa)) == len(Waa) // 2, 1.01, 1.0),
# by:
    dtanh = a_next * (1 - a_next) * dh.T
    return (np.dot(Wax_in.T, dtanh).T, np.dot(Waa.T, dtanh).T, np.dot(dtanh, xt.T), np.dot(dtanh, a_prev.T),
