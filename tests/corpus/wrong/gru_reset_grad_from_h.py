# verdict: wrong
# dialect: native
# functions wrong: gru_step_backward
# functions spoiled:
# mistake: name_replaced_q_by_h_in_dr
# single: yes
# style: columns
# shows: gru_step_backward on N=3 T=4 D=2 H=5: result 0: off by 4.8e-02 of 1.4e+00
# note: the gradient of the reset gate has the old state where the product belongs
# base: right/gru_columns.py

# replace:
    dr = dn * q * r * (1 - r)
# by:
    dr = dn * S * r * (1 - r)
