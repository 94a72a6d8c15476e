# verdict: wrong
# dialect: native
# functions wrong: peephole_step_backward
# functions spoiled:
# mistake: slope_at_another_tanh_c_by_c_new_in_dct
# single: yes
# style: recompute
# shows: peephole_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.2e+00 of 1.4e+00
# note: the slope of tanh is taken at the cell itself
# base: right/peephole_recompute.py

# replace:
    dstate = dc + dh * outgate * (1 - y * y)
# by:
    dstate = dc + dh * outgate * (1 - state * state)
