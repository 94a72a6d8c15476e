# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# functions spoiled:
# mistake: none
# single: yes
# style: plain
# shows: X[t] is zero: dX[t] lost
# note: once got full marks
# base: right/memory_saving_recompute.py

# replace:
        q = cache[t]; cache[t] = lstm_step(q[0], q[1], q[2], q[3], q[4], np.asarray(q[5][0] - q[0][0] @ q[3].T - q[1][0] @ q[4].T))[2]
# by:
# replace:
    dX = np.array(dX)
# by:
    dX = np.array(dX)
    for t in range(T):
        if not cache[t][0].any(): dX[t] = 0
