# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: none
# single: yes
# style: noisy
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 9.6e-01 of 1.4e+00
# note: *= on a view: o in the cache becomes h, so backward is wrong; forward is right
# base: wrong/seed_dependent.py

# replace:
    next_h = A[:, 2 * H:3 * H] * np.tanh(next_c)
# by:
    next_h = A[:, 2 * H:3 * H]
    next_h *= np.tanh(next_c)
# replace:
    dA += 1e-6 * np.random.randn(*dA.shape) * dA
# by:
