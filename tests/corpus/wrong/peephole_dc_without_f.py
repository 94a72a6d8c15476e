# verdict: wrong
# dialect: native
# functions wrong: peephole_step_backward
# functions spoiled:
# mistake: factor_dropped_f_in_dc_old
# single: yes
# style: columns
# shows: peephole_step_backward on N=3 T=4 D=2 H=5: result 2: off by 9.4e-01 of 1.1e+00
# note: the forget gate is missing on the way back to the old cell
# base: right/peephole_columns.py

# replace:
    dC = dnew * F + P[:H] * dI + P[H : 2 * H] * dF
# by:
    dC = dnew + P[:H] * dI + P[H : 2 * H] * dF
