# verdict: wrong
# dialect: native
# functions wrong: peephole_step_backward
# functions spoiled:
# mistake: terms_dropped_p_i_da_i_p_f_da_f_in_dc_old
# single: yes
# style: einsum
# shows: peephole_step_backward on N=3 T=4 D=2 H=5: result 2: off by 1.1e-01 of 1.1e+00
# note: the old cell gets nothing from the gates that see it
# base: right/peephole_einsum.py

# replace:
        f * d_cell + (P[:2] * d[:2]).sum(0),
# by:
        f * d_cell,
