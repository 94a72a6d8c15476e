# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: input_overwritten or df_from_new_cell
# single: yes
# style: cs231n-classic
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 2.1e-01 of 1.4e+00
# note: forward works in place and caches the overwritten prev_c: forward values right, forget gate's gradient wrong
# base: wrong/candidate_sigmoid_classic.py

# replace:
    g = sigmoid(a[:, 3 * H:])
    next_c = f * prev_c + i * g
# by:
    g = np.tanh(a[:, 3 * H:])
    prev_c *= f
    prev_c += i * g
    next_c = prev_c
