# verdict: wrong
# dialect: native
# functions wrong: peephole_step
# functions spoiled: peephole_step_backward
# mistake: name_replaced_c_by_h_in_i
# single: yes
# style: recompute
# shows: peephole_step on N=3 T=4 D=2 H=5: result 0: off by 3.9e-02 of 5.5e-01
# note: the input gate looks at the hidden state through its peephole; backward is as it should be
# base: right/peephole_recompute.py

# replace:
    ingate = sg(pre[:, :H] + c * p[:H])
# by:
    ingate = sg(pre[:, :H] + h * p[:H])
