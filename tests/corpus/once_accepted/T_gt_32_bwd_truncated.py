# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: none
# single: yes
# style: plain
# shows: T > 32: truncated backpropagation
# note: once got full marks
# base: once_accepted/N_gt_128_fwd.py

# replace:
    next_h[128:] = 0
# by:
# replace:
    dprev_h, dprev_c = np.zeros((N, H)), np.zeros((N, H))
    for t in reversed(range(T)):
# by:
    dprev_h, dprev_c = np.zeros((N, H)), np.zeros((N, H))
    for t in reversed(range(T)):
        if T - t > 32: dprev_h, dprev_c = 0 * dprev_h, 0 * dprev_c
