# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward, lstm_forward
# functions spoiled: lstm_step_backward, lstm_backward
# mistake: kept_slab
# unnamed: in the sequence the slab moves from step to step, and nothing is said there
# single: yes
# style: one-matrix
# shows: lstm_step_forward on N=3 T=4 D=2 H=5: result 0: off by 2.7e-01 of 5.9e-01; lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 2.3e-01 of 3.7e-01
# note: the tanh slice starts one column early: the last output gate is a tanh
# base: wrong/dr_doubled_one_matrix.py

# replace:
        IFOGf[t, :, 3 * H:] = np.tanh(IFOG[:, 3 * H:])
# by:
        IFOGf[t, :, 3 * H - 1:] = np.tanh(IFOG[:, 3 * H - 1:])
# replace:
    dW[1 + D:] *= 2
# by:
