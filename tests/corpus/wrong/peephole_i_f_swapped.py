# verdict: wrong
# dialect: native
# functions wrong: peephole_step
# functions spoiled: peephole_step_backward
# mistake: parts_exchanged_in_p_i_p_f
# single: yes
# style: recompute
# shows: peephole_step on N=3 T=4 D=2 H=5: result 0: off by 7.4e-02 of 5.5e-01
# note: the input and the forget gate have each other's peephole
# base: right/peephole_recompute.py

# replace:
    ingate = sg(pre[:, :H] + c * p[:H])
    forget = sg(pre[:, H : H * 2] + c * p[H : H * 2])
# by:
    ingate = sg(pre[:, :H] + c * p[H : H * 2])
    forget = sg(pre[:, H : H * 2] + c * p[:H])
