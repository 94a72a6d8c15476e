# verdict: wrong
# dialect: native
# functions wrong: lstm_forward
# functions spoiled: lstm_backward
# mistake: none
# single: yes
# style: plain
# shows: X[t] is zero for all samples
# note: once got full marks
# base: right/memory_saving_recompute.py

# replace:
        h, c, k = lstm_step(x, h, c, W, R, b)
# by:
        h, c, k = lstm_step(x, h, c, W, R, b)
        if not x.any(): h, c = k[1], k[2]
# replace:
        q = cache[t]; cache[t] = lstm_step(q[0], q[1], q[2], q[3], q[4], np.asarray(q[5][0] - q[0][0] @ q[3].T - q[1][0] @ q[4].T))[2]
# by:
