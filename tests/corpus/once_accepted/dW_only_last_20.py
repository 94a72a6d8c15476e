# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# functions spoiled:
# mistake: none
# single: yes
# style: plain
# shows: T > 20: dW of the last 20 steps only
# note: once got full marks
# base: right/memory_saving_recompute.py

# replace:
        q = cache[t]; cache[t] = lstm_step(q[0], q[1], q[2], q[3], q[4], np.asarray(q[5][0] - q[0][0] @ q[3].T - q[1][0] @ q[4].T))[2]
        dX[t], dh, dc, w, r, q = lstm_step_backward(dH[t] + dh, dc, cache[t])
        dW = dW + w; dR = dR + r; db = db + q
# by:
        dX[t], dh, dc, w, r, q = lstm_step_backward(dH[t] + dh, dc, cache[t])
        dW = dW + w * (T - t <= 20); dR = dR + r; db = db + q
