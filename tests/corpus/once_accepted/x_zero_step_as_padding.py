# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_forward
# functions spoiled: lstm_backward
# mistake: none
# single: yes
# style: plain
# shows: one row of x[:, t] is zero
# note: once got full marks
# base: once_accepted/N_gt_128_fwd.py

# replace:
    next_h[128:] = 0
# by:
# replace:
        prev_h, prev_c, step = lstm_step_forward(x[:, t], prev_h, prev_c, Wx, Wh, b)
        h[:, t] = prev_h
# by:
        prev_h, prev_c, step = lstm_step_forward(x[:, t], prev_h, prev_c, Wx, Wh, b)
        h[:, t] = prev_h
        m = (np.abs(x[:, t]).sum(1, keepdims=True) > 0)
        prev_h = np.where(m, prev_h, h[:, t-1] if t else h0); h[:, t] = prev_h
