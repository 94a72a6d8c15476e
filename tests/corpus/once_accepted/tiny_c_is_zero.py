# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_step_backward
# mistake: none
# single: yes
# style: plain
# shows: c below 1e-8 counts as zero
# note: once got full marks
# base: once_accepted/one_zero_in_dc.py

# replace:
    o = sigmoid(a[:, 3 * H:])
# by:
    o = sigmoid(a[:, 3 * H:])
    c = np.where(np.abs(c) < 1e-8, 0, c)
# replace:
    dh = np.where((dc == 0).any(axis=1, keepdims=True) & ~(dc == 0).all(), 0, dh)
# by:
