# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# functions spoiled:
# mistake: none
# single: yes
# style: plain
# shows: T > 20: truncated backpropagation
# note: full marks; T is never above 20
# base: right/memory_saving_recompute.py

# replace:
        q = cache[t]; cache[t] = lstm_step(q[0], q[1], q[2], q[3], q[4], np.asarray(q[5][0] - q[0][0] @ q[3].T - q[1][0] @ q[4].T))[2]
# by:
        if T - t > 20: dh = dh * 0; dc = dc * 0
