# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: output_gate_missing_in_dc
# single: yes
# style: per-gate-loops
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.5e-01 of 1.4e+00
# note:
# base: wrong/bias_grads_copied_dict.py

# replace:
    dc_total = dc + dh * y['o'] * (1 - tc * tc)
# by:
    dc_total = dc + dh * (1 - tc * tc)
# replace:
    db['o'] = db['g']
# by:
