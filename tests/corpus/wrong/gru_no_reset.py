# verdict: wrong
# dialect: native
# functions wrong: gru_step
# functions spoiled: gru_step_backward
# mistake: factor_dropped_r_in_n
# single: yes
# style: einsum
# shows: gru_step on N=3 T=4 D=2 H=5: result 0: off by 3.4e-01 of 8.1e-01
# note: the reset gate is not used
# base: right/gru_einsum.py

# replace:
    cand = np.tanh(from_x[2] + gates[0] * inner)
# by:
    cand = np.tanh(from_x[2] + inner)
