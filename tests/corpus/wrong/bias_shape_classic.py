# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: axis_of_length_one
# single: yes
# style: cs231n-classic
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 5: float64 (1, 20), wanted (20,)
# note:
# base: wrong/candidate_sigmoid_classic.py

# replace:
    g = sigmoid(a[:, 3 * H:])
# by:
    g = np.tanh(a[:, 3 * H:])
# replace:
    db = np.sum(da, axis=0)
# by:
    db = np.sum(da, axis=0, keepdims=True)
# replace:
    db = np.zeros(4 * H)
# by:
    db = np.zeros((1, 4 * H))
