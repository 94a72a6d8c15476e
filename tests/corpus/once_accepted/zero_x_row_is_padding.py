# verdict: wrong
# dialect: native
# functions wrong: lstm_forward
# functions spoiled: lstm_backward
# mistake: none
# single: yes
# style: plain
# shows: one row of X[t] is zero (taken as padding)
# note: full marks; mask by x.any()
# base: right/memory_saving_recompute.py

# replace:
        h, c, k = lstm_step(x, h, c, W, R, b)
# by:
        h, c, k = lstm_step(x, h, c, W, R, b)
        m = x.any(1, keepdims=True); h = np.where(m, h, k[1]); c = np.where(m, c, k[2])
# replace:
        q = cache[t]; cache[t] = lstm_step(q[0], q[1], q[2], q[3], q[4], np.asarray(q[5][0] - q[0][0] @ q[3].T - q[1][0] @ q[4].T))[2]
# by:
