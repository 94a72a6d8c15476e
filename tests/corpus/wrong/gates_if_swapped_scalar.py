# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: input_and_forget_swapped
# single: yes
# style: scalar-loops
# shows: lstm_step_forward on N=3 T=4 D=2 H=5: result 0: off by 3.6e-01 of 5.9e-01
# note:
# base: wrong/cell_sum_scalar.py

# replace:
            i = sig(preact(x, prev_h, Wx, Wh, b, n, j))
            f = sig(preact(x, prev_h, Wx, Wh, b, n, H + j))
# by:
            i = sig(preact(x, prev_h, Wx, Wh, b, n, H + j))
            f = sig(preact(x, prev_h, Wx, Wh, b, n, j))
# replace:
            next_c[n][j] = f * prev_c[n][j] + (i + g)
# by:
            next_c[n][j] = f * prev_c[n][j] + i * g
