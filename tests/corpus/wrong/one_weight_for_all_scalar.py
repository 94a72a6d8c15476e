# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: one_weight_for_all_gates
# single: yes
# style: scalar-loops
# shows: lstm_step_forward on N=3 T=4 D=2 H=5: result 0: off by 8.4e-01 of 5.9e-01
# note:
# base: wrong/cell_sum_scalar.py

# replace:
            f = sig(preact(x, prev_h, Wx, Wh, b, n, H + j))
            o = sig(preact(x, prev_h, Wx, Wh, b, n, 2 * H + j))
            g = math.tanh(preact(x, prev_h, Wx, Wh, b, n, 3 * H + j))
            next_c[n][j] = f * prev_c[n][j] + (i + g)
# by:
            f = sig(preact(x, prev_h, Wx, Wh, b, n, j))
            o = sig(preact(x, prev_h, Wx, Wh, b, n, j))
            g = math.tanh(preact(x, prev_h, Wx, Wh, b, n, j))
            next_c[n][j] = f * prev_c[n][j] + i * g
