# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled:
# mistake: none
# single: yes
# style: plain
# shows: |c| > 50
# note: once got full marks
# base: once_accepted/N_gt_128_fwd.py

# replace:
    next_h[128:] = 0
# by:
    next_c = np.clip(next_c, -50, 50)
