# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: do_from_c
# single: yes
# style: scalar-loops
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 3.2e-01 of 1.4e+00
# note:
# base: wrong/cell_sum_scalar.py

# replace:
            next_c[n][j] = f * prev_c[n][j] + (i + g)
# by:
            next_c[n][j] = f * prev_c[n][j] + i * g
# replace:
            da[n][2 * H + j] = dnext_h[n][j] * tc * o * (1 - o)
# by:
            da[n][2 * H + j] = dnext_h[n][j] * next_c[n][j] * o * (1 - o)
