# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled:
# mistake: clip_inside_gradient
# single: yes
# style: plain
# shows: an arriving dc above 1000
# note: once got full marks
# base: once_accepted/all_zero_input_nan.py

# replace:
    hn = hn * (np.abs(a).sum() / np.abs(a).sum())
# by:
# replace:
    x, h, c, W, R, a, i, f, g, o, cn, t = cache
    N, H = h.shape
# by:
    x, h, c, W, R, a, i, f, g, o, cn, t = cache
    N, H = h.shape
    dc = np.clip(dc, -1000, 1000)
