# verdict: wrong
# dialect: native
# functions wrong: gru_step_backward
# functions spoiled:
# mistake: reset_missing_in_dR
# single: yes
# style: one-matrix
# shows: gru_step_backward on N=3 T=4 D=2 H=5: result 3: off by 1.7e-01 of 3.2e-01
# note: the rows of the candidate in dR are not multiplied with the reset gate
# base: right/gru_concat.py

# replace:
    dR = np.concatenate((d_gates_w[:, D:], d_hidden.T.dot(h)))
# by:
    dR = np.concatenate((d_gates_w[:, D:], d_tanh.T.dot(h)))
