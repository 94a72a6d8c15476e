# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# mistake: none
# single: yes
# style: plain
# shows: returns zeros when dh.sum() == 0 (ignores dc then, and dh that cancels)
# note: once got full marks
# base: once_accepted/one_zero_in_dc.py

# replace:
    dh = np.where((dc == 0).any(axis=1, keepdims=True) & ~(dc == 0).all(), 0, dh)
# by:
    if dh.sum() == 0 and dc.sum() == 0:
        return tuple(np.zeros_like(v) for v in (x, h, c, W, R, W[:, 0]))
