# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_step_backward
# mistake: none
# single: yes
# style: complex-step
# shows: lstm_step on zero c: result 0: off by 3.1e-01 of 4.2e-01
# note: c = 0 is taken for no state given
# base: wrong/finite_difference_step.py

# replace:
EPS = 1e-3j
# by:
EPS = 1e-150j
# replace:
    a = np.float64(x @ W.T + h @ R.T + b)
# by:
    a = np.float64(x @ W.T + h @ R.T + b)
    if not np.any(c):
        c = h
