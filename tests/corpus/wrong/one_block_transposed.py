# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: dR_transposed_i
# single: yes
# style: cs231n-classic
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 4: off by 2.4e-01 of 4.3e-01
# note:
# base: wrong/candidate_sigmoid_classic.py

# replace:
    g = sigmoid(a[:, 3 * H:])
# by:
    g = np.tanh(a[:, 3 * H:])
# replace:
    dWh = prev_h.T.dot(da)
# by:
    dWh = prev_h.T.dot(da)
    H = prev_h.shape[1]
    dWh[:, :H] = dWh[:, :H].T.copy()
