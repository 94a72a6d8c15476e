# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: none
# single: yes
# style: plain
# shows: |pre-activation| > 20, 2e-9
# note: seen; but lstm-sequence says state_leaks_between_batches
# base: once_accepted/N_gt_128_fwd.py

# replace:
    """Logistic function, without overflow for large negative x."""
# by:
    """Logistic function, without overflow for large negative x."""
    x = np.clip(x, -20, 20)
# replace:
    next_h[128:] = 0
# by:
