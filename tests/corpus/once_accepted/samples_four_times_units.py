# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_step_backward
# mistake: none
# single: yes
# style: plain
# shows: N == 4H with H > 1: b as a column
# note: once got full marks
# base: once_accepted/one_zero_in_dc.py

# replace:
    a = x @ W.T + h @ R.T + b
# by:
    a = x @ W.T + h @ R.T + (b[:, None] if N == len(b) > 4 else b)
# replace:
    dh = np.where((dc == 0).any(axis=1, keepdims=True) & ~(dc == 0).all(), 0, dh)
# by:
