# verdict: wrong
# dialect: native
# functions wrong: gru_step
# functions spoiled:
# mistake: factor_dropped_one_minus_z_in_h_new
# single: yes
# style: closures
# shows: gru_step on N=3 T=4 D=2 H=5: result 0: off by 5.5e-01 of 8.1e-01
# note: the candidate is added whole
# base: right/gru_closure.py

# replace:
    return z * h + (1 - z) * n, back
# by:
    return z * h + n, back
