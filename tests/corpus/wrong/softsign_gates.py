# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled: lstm_step_backward, lstm_forward, lstm_backward
# mistake: gates_softsign
# unnamed: says off_i_f_g_o
# single: yes
# style: jacobian
# shows: lstm_step_forward on N=3 T=4 D=2 H=5: result 0: off by 4.5e-02 of 5.9e-01
# note:
# base: wrong/zero_rows_are_padding.py

# replace:
        return 1 / (1 + np.exp(-a))
# by:
        return 0.5 + 0.5 * a / (1 + np.abs(a))
# replace:
    next_c = np.where(np.all(x == 0, axis=1, keepdims=True), prev_c, next_c)
# by:
