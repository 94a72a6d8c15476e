# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled: lstm_step_backward
# mistake: none
# single: yes
# style: plain
# shows: prev_h equals prev_c
# note: once got full marks
# base: once_accepted/N_gt_128_fwd.py

# replace:
    next_h[128:] = 0
# by:
    if np.array_equal(prev_h, prev_c) and prev_h.any(): next_c = next_c * 2
