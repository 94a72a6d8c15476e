# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: tanh_missing_in_dc
# single: yes
# style: cs231n-classic
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 2.3e+00 of 1.4e+00
# note:
# base: wrong/candidate_sigmoid_classic.py

# replace:
    g = sigmoid(a[:, 3 * H:])
# by:
    g = np.tanh(a[:, 3 * H:])
# replace:
    dnext_c += dnext_h * o * (1 - tanh_c ** 2)
# by:
    dnext_c += dnext_h * o * (1 - next_c ** 2)
