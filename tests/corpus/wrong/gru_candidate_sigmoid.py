# verdict: wrong
# dialect: native
# functions wrong: gru_step
# functions spoiled: gru_step_backward
# mistake: function_replaced_tanh_by_sigmoid_in_n
# single: yes
# style: recompute
# shows: gru_step on N=3 T=4 D=2 H=5: result 0: off by 9.1e-01 of 8.1e-01
# note: the candidate is a sigmoid
# base: right/gru_recompute.py

# replace:
    new = np.tanh(i_n + reset * h_n)
# by:
    new = (np.tanh((i_n + reset * h_n) / 2) + 1) / 2
