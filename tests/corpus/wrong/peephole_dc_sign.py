# verdict: wrong
# dialect: native
# functions wrong: peephole_step_backward
# functions spoiled:
# mistake: sign_turned_p_f_da_f_in_dc_old
# single: yes
# style: scalar-loops
# shows: peephole_step_backward on N=3 T=4 D=2 H=5: result 2: off by 2.1e-01 of 1.1e+00
# note: what comes back through the forget gate's peephole is subtracted
# base: right/peephole_scalar.py

# replace:
            dc0[s, j] = total * f + ai * p[j] + af * p[H + j]
# by:
            dc0[s, j] = total * f + ai * p[j] - af * p[H + j]
