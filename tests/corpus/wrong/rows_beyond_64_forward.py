# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_forward, rnn_step_forward
# functions spoiled: rnn_step_backward, rnn_backward
# mistake: rows_beyond_64_zero
# single: yes
# style: one-matrix
# shows: rnn_forward on many rows: result 0: off by 1.0e+00 of 1.0e+00; rnn_step_forward on many rows: result 0: off by 1.0e+00 of 1.0e+00
# note:
# base: wrong/last_gates_one_matrix.py

# replace:
        hs[t] = np.tanh(ins[t].dot(W))
# by:
        hs[t] = np.zeros((N, W.shape[1]))
        for k in range(min(N, 64)):
            hs[t][k] = np.tanh(ins[t][k].dot(W))
# replace:
        draw = (1 - hs[len(ins) - 1] ** 2) * (dH[t] + dhnext)
# by:
        draw = (1 - hs[t] * hs[t]) * (dH[t] + dhnext)
