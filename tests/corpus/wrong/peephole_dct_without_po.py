# verdict: wrong
# dialect: native
# functions wrong: peephole_step_backward
# functions spoiled:
# mistake: term_dropped_p_o_da_o_in_dct
# single: yes
# style: scalar-loops
# shows: peephole_step_backward on N=3 T=4 D=2 H=5: result 0: off by 4.6e-02 of 1.4e+00
# note: the way through the output gate's peephole is left out of the gradient of the new cell
# base: right/peephole_scalar.py

# replace:
            total = dc[s, j] + dh[s, j] * o * (1 - t * t) + ao * p[2 * H + j]
# by:
            total = dc[s, j] + dh[s, j] * o * (1 - t * t)
