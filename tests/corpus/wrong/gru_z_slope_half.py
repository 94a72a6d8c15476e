# verdict: wrong
# dialect: native
# functions wrong: gru_step_backward
# functions spoiled:
# mistake: factor_dropped_one_minus_z_in_da_z
# single: yes
# style: one-matrix
# shows: gru_step_backward on N=3 T=4 D=2 H=5: result 0: off by 8.6e-01 of 1.4e+00
# note: half of the update gate's slope is missing
# base: right/gru_concat.py

# replace:
    d_z = dh * (h - n) * z * (1 - z)
# by:
    d_z = dh * (h - n) * z
