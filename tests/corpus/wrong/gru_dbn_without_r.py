# verdict: wrong
# dialect: native
# functions wrong: gru_step_backward
# functions spoiled:
# mistake: name_replaced_dq_by_da_n_in_dbn
# single: yes
# style: einsum
# shows: gru_step_backward on N=3 T=4 D=2 H=5: result 5: off by 3.5e-01 of 3.8e-01
# note: dbn is the sum of the candidate's gradient, without the reset gate
# base: right/gru_einsum.py

# replace:
        to_h[2].sum(0),
# by:
        to_x[2].sum(0),
