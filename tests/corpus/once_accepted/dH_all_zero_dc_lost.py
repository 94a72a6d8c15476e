# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# functions spoiled:
# mistake: none
# single: yes
# style: plain
# shows: dH = 0 and final dh = 0, final dc not
# note: once got full marks
# base: right/memory_saving_recompute.py

# replace:
        q = cache[t]; cache[t] = lstm_step(q[0], q[1], q[2], q[3], q[4], np.asarray(q[5][0] - q[0][0] @ q[3].T - q[1][0] @ q[4].T))[2]
# by:
        if not dH.any() and not np.any(dh): dc = dc * 0
