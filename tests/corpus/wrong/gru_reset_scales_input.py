# verdict: wrong
# dialect: native
# functions wrong: gru_step
# functions spoiled: gru_step_backward
# mistake: reaches_every_term_r_in_n
# single: yes
# style: recompute
# shows: gru_step on N=3 T=4 D=2 H=5: result 0: off by 3.5e-01 of 8.1e-01
# note: the reset gate multiplies the input's share of the candidate too; backward is as it should be
# base: right/gru_recompute.py

# replace:
    new = np.tanh(i_n + reset * h_n)
# by:
    new = np.tanh(reset * (i_n + h_n))
