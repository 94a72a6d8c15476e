# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled: lstm_step_backward
# mistake: none
# single: yes
# style: plain
# shows: x, h and b all zero (a pre-activation exactly 0): NaN
# note: once got full marks
# base: once_accepted/N_gt_128_fwd.py

# replace:
    g = np.tanh(a[:, 3 * H :])
# by:
    g = np.tanh(a[:, 3 * H :]); ag = a[:, 3*H:]; g = ag * (g / ag)
# replace:
    next_h[128:] = 0
# by:
