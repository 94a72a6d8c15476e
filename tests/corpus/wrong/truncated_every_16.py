# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: truncated_every_16_steps
# single: yes
# style: stacked
# shows: lstm_backward on N=2 T=20 D=3 H=4: result 0: off by 5.6e-01 of 2.0e+00
# note: gradients are cut every 16 steps, seen only for T > 16
# base: wrong/db_doubled_stacked.py

# replace:
    flat = da.reshape(-1, 4 * H)
    return da @ Wx.T, dh_next, x.reshape(-1, D).T @ flat, h[:, :-1].reshape(-1, H).T @ flat, flat.sum(0) + da.sum((0, 1))
# by:
        if t % 16 == 0:
            dh_next, dc_next = dh_next * (t == 0), dc_next * 0
    flat = da.reshape(-1, 4 * H)
    return da @ Wx.T, dh_next, x.reshape(-1, D).T @ flat, h[:, :-1].reshape(-1, H).T @ flat, flat.sum(0)
