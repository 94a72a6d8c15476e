# verdict: wrong
# dialect: native
# functions wrong: peephole_step_backward
# functions spoiled:
# mistake: name_replaced_c_new_by_c_in_dp_o
# single: yes
# style: per-gate-dict
# shows: peephole_step_backward on N=3 T=4 D=2 H=5: result 6: off by 1.3e-01 of 7.5e-01
# note: the gradient of the output gate's peephole has the old cell
# base: right/peephole_gates.py

# replace:
    seen = {"i": c, "f": c, "o": new}
# by:
    seen = {"i": c, "f": c, "o": c}
