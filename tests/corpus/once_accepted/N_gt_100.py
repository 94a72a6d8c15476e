# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: none
# single: yes
# style: plain
# shows: N > 100
# note: once got full marks
# base: once_accepted/N_gt_128_fwd.py

# replace:
    next_h[128:] = 0
# by:
# replace:
    dprev_c = dc * f
# by:
    dprev_c = dc * f
    da[100:] = 0
