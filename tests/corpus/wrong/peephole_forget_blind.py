# verdict: wrong
# dialect: native
# functions wrong: peephole_step
# functions spoiled: peephole_step_backward
# mistake: term_dropped_p_f_c_in_f
# single: yes
# style: recompute
# shows: peephole_step on N=3 T=4 D=2 H=5: result 0: off by 1.0e-01 of 5.5e-01
# note: the forget gate has no peephole; backward is as it should be
# base: right/peephole_recompute.py

# replace:
    forget = sg(pre[:, H : H * 2] + c * p[H : H * 2])
# by:
    forget = sg(pre[:, H : H * 2])
