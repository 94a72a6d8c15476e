# verdict: wrong
# dialect: native
# functions wrong: lstm_forward
# functions spoiled: lstm_backward
# mistake: none
# single: yes
# style: plain
# shows: T > 20
# note: once got full marks
# base: right/memory_saving_recompute.py

# replace:
        h, c, k = lstm_step(x, h, c, W, R, b)
# by:
        h, c, k = lstm_step(x, h, c, W, R, b)
        if t >= 20: c = c * 0.99
# replace:
        q = cache[t]; cache[t] = lstm_step(q[0], q[1], q[2], q[3], q[4], np.asarray(q[5][0] - q[0][0] @ q[3].T - q[1][0] @ q[4].T))[2]
# by:
