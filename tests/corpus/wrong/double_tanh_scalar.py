# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: double_tanh_candidate
# single: yes
# style: scalar-loops
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 3.9e-01 of 1.4e+00
# note:
# base: wrong/cell_sum_scalar.py

# replace:
            next_c[n][j] = f * prev_c[n][j] + (i + g)
# by:
            next_c[n][j] = f * prev_c[n][j] + i * g
# replace:
            da[n][3 * H + j] = dct * i * (1 - g * g)
# by:
            da[n][3 * H + j] = dct * i * (1 - math.tanh(g) ** 2)
