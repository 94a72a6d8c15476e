# verdict: wrong
# dialect: native
# functions wrong: peephole_step, peephole_step_backward
# functions spoiled:
# mistake: name_replaced_c_new_by_c_in_o
# single: yes
# style: per-gate-dict
# shows: peephole_step on N=3 T=4 D=2 H=5: result 0: off by 1.7e-01 of 5.5e-01
# note: the output gate sees the old cell, forward and backward
# base: right/peephole_gates.py

# replace:
    y["o"] = sigmoid(a["o"] + peep["o"] * new)
# by:
    y["o"] = sigmoid(a["o"] + peep["o"] * c)
# replace:
    total = dc + dh * y["o"] * (1 - t**2) + peep["o"] * d["o"]
# by:
    total = dc + dh * y["o"] * (1 - t**2)
# replace:
    dc_prev = total * y["f"] + sum(peep[k] * d[k] for k in "if")
# by:
    dc_prev = total * y["f"] + sum(peep[k] * d[k] for k in "ifo")
# replace:
    seen = {"i": c, "f": c, "o": new}
# by:
    seen = {"i": c, "f": c, "o": c}
