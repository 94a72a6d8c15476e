# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_forward
# functions spoiled: rnn_backward
# mistake: hidden_state_not_carried
# single: yes
# style: starter
# shows: rnn_forward on N=3 T=4 D=2 H=5: result 0: off by 1.8e+00 of 1.0e+00
# note:
# base: wrong/n_equals_t_swapped.py

# replace:
    xs = np.transpose(x, (1, 0, 2)) if x.shape[0] != x.shape[1] else x
# by:
    xs = np.transpose(x, (1, 0, 2))
# replace:
        prev = h[t]
# by:
        h_prev = h[t]
