# verdict: wrong
# dialect: native
# functions wrong: gru_step_backward
# functions spoiled:
# mistake: joined_otherwise_da_n_by_zero_in_dx
# single: yes
# style: one-matrix
# shows: gru_step_backward on N=3 T=4 D=2 H=5: result 0: off by 7.5e-01 of 1.4e+00
# note: the input gets nothing from the candidate
# base: right/gru_concat.py

# replace:
    dx = d_xh[:, :D] + d_tanh.dot(cache["Wn"])
# by:
    dx = d_xh[:, :D]
