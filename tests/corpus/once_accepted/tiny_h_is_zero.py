# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_step_backward
# mistake: none
# single: yes
# style: plain
# shows: h below 1e-7 counts as zero
# note: once got full marks
# base: once_accepted/one_zero_in_dc.py

# replace:
    a = x @ W.T + h @ R.T + b
# by:
    a = x @ W.T + np.where(np.abs(h) < 1e-7, 0, h) @ R.T + b
# replace:
    dh = np.where((dc == 0).any(axis=1, keepdims=True) & ~(dc == 0).all(), 0, dh)
# by:
