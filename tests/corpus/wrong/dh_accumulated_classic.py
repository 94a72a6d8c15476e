# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: dh_prev_accumulated
# single: yes
# style: cs231n-classic
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 1.1e-01 of 5.2e-01
# note:
# base: wrong/candidate_sigmoid_classic.py

# replace:
    g = sigmoid(a[:, 3 * H:])
# by:
    g = np.tanh(a[:, 3 * H:])
# replace:
        dx_t, dprev_h, dprev_c, dWx_t, dWh_t, db_t = lstm_step_backward(dh[:, t, :] + dprev_h, dprev_c, cache[t])
# by:
        dx_t, dh_t, dprev_c, dWx_t, dWh_t, db_t = lstm_step_backward(dh[:, t, :] + dprev_h, dprev_c, cache[t])
        dprev_h += dh_t
