# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: none
# single: yes
# style: closures
# shows: lstm_step on large c: result 0: off by 1.9e-03 of 9.2e-01
# note: the cell is clipped at 3 inside the tanh
# base: wrong/cell_sum_closures.py

# replace:
    c1 = i + g + f * c
    s = np.tanh(c1)
# by:
    c1 = i * g + f * c
    s = np.tanh(np.clip(c1, -3, 3))
