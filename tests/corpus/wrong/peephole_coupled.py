# verdict: wrong
# dialect: native
# functions wrong: peephole_step
# functions spoiled: peephole_step_backward
# mistake: one_minus_i_by_f_in_c_new
# single: yes
# style: per-gate-dict
# shows: peephole_step on N=3 T=4 D=2 H=5: result 0: off by 3.5e-01 of 5.5e-01
# note: the input gate is one minus the forget gate
# base: right/peephole_gates.py

# replace:
    new = y["f"] * c + y["i"] * y["g"]
# by:
    new = y["f"] * c + (1 - y["f"]) * y["g"]
