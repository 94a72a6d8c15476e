# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: none
# single: yes
# style: plain
# shows: |c| > 10, h, c and gradients
# note: once got full marks
# base: once_accepted/N_gt_128_fwd.py

# replace:
    next_h[128:] = 0
# by:
    next_c = np.clip(next_c, -10, 10)
    next_h = o * np.tanh(next_c)
