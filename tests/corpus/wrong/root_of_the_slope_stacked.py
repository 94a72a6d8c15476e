# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_backward
# functions spoiled:
# mistake: slope_root_h_new_in_da
# single: yes
# style: stacked
# shows: rnn_backward on N=3 T=4 D=2 H=5: result 0: off by 1.0e+00 of 1.9e+00
# note: 1 / cosh, without its square
# base: right/stacked_no_steps.py

# replace:
        da[:, t] = (dh[:, t] + back) * (1.0 - h[:, t] ** 2)
# by:
        da[:, t] = (dh[:, t] + back) / np.cosh(np.arctanh(h[:, t]))
