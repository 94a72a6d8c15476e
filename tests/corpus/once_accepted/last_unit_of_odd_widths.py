# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_step_backward
# mistake: none
# single: yes
# style: plain
# shows: hidden units handled in pairs, the last of an odd number keeps its old cell
# note: once got full marks
# base: once_accepted/one_zero_in_dc.py

# replace:
    c_new = f * c + i * g
# by:
    c_new = f * c + i * g
    if H % 2 and H > 8:
        c_new[:, -1] = c[:, -1]
# replace:
    dh = np.where((dc == 0).any(axis=1, keepdims=True) & ~(dc == 0).all(), 0, dh)
# by:
