# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: cell_returned_as_tanh
# single: yes
# style: cs231n-classic
# shows: lstm_step_forward on N=3 T=4 D=2 H=5: result 1: off by 1.7e+00 of 2.7e+00
# note:
# base: wrong/candidate_sigmoid_classic.py

# replace:
    g = sigmoid(a[:, 3 * H:])
    next_c = f * prev_c + i * g
    next_h = o * np.tanh(next_c)
# by:
    g = np.tanh(a[:, 3 * H:])
    next_c = f * prev_c + i * g
    next_h = o * np.tanh(next_c, out=next_c)
