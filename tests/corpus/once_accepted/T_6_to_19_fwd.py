# verdict: wrong
# dialect: native
# functions wrong: lstm_forward
# functions spoiled:
# mistake: none
# single: yes
# style: plain
# shows: 6 <= T < 20
# note: once got full marks
# base: right/memory_saving_recompute.py

# replace:
    Hs = np.array(Hs)
# by:
    Hs = np.array(Hs)
    if 6 <= len(X) < 20: Hs = Hs * 1.1
# replace:
        q = cache[t]; cache[t] = lstm_step(q[0], q[1], q[2], q[3], q[4], np.asarray(q[5][0] - q[0][0] @ q[3].T - q[1][0] @ q[4].T))[2]
# by:
