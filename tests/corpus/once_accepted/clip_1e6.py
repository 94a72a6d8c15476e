# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: clip_inside_gradient
# single: yes
# style: plain
# shows: a gate gradient above 1e6
# note: once got full marks
# base: once_accepted/N_gt_128_fwd.py

# replace:
    next_h[128:] = 0
# by:
# replace:
    dprev_c = dc * f
# by:
    dprev_c = dc * f
    da = np.clip(da, -1e6, 1e6)
