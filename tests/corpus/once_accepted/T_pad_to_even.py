# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# functions spoiled:
# mistake: none
# single: yes
# style: plain
# shows: odd T > 5
# note: full marks; T is only ever 1, 2, 3, 4, 5, 20
# base: right/memory_saving_recompute.py

# replace:
        q = cache[t]; cache[t] = lstm_step(q[0], q[1], q[2], q[3], q[4], np.asarray(q[5][0] - q[0][0] @ q[3].T - q[1][0] @ q[4].T))[2]
# by:
# replace:
    dX = np.array(dX)
# by:
    dX = np.array(dX)
    if T % 2 and T > 5: dX[-1] = dX[-1] * 0
