# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: gate_order_ifog
# single: yes
# style: recursion
# shows: lstm_step on N=3 T=4 D=2 H=5: result 0: off by 4.9e-01 of 5.9e-01
# note: consistent with itself, in the other course's gate order
# base: wrong/db_mean_recursion.py

# replace:
    i, f, g, o = sigmoid(a[0]), sigmoid(a[1]), np.tanh(a[2]), sigmoid(a[3])
# by:
    i, f, o, g = sigmoid(a[0]), sigmoid(a[1]), sigmoid(a[2]), np.tanh(a[3])
# replace:
    delta = np.vstack((dcell * g * i * (1 - i), dcell * c.T * f * (1 - f), dcell * i * (1 - g ** 2), do * o * (1 - o)))
    return W.T.dot(delta).T, R.T.dot(delta).T, (dcell * f).T, delta.dot(x), delta.dot(h), delta.mean(axis=1)
# by:
    delta = np.vstack((dcell * g * i * (1 - i), dcell * c.T * f * (1 - f), do * o * (1 - o), dcell * i * (1 - g ** 2)))
    return W.T.dot(delta).T, R.T.dot(delta).T, (dcell * f).T, delta.dot(x), delta.dot(h), delta.sum(axis=1)
