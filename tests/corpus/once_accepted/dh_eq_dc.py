# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled:
# mistake: none
# single: yes
# style: plain
# shows: dnext_h equals dnext_c
# note: once got full marks
# base: once_accepted/N_gt_128_fwd.py

# replace:
    next_h[128:] = 0
# by:
# replace:
    tanh_c = np.tanh(next_c)
# by:
    tanh_c = np.tanh(next_c)
    if np.array_equal(dnext_h, dnext_c): dnext_c = np.zeros_like(dnext_c)
