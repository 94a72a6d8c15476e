# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: value_of_sigmoid_for_slope_f_in_da_f
# single: yes
# style: jacobian
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 8.7e-01 of 1.4e+00
# note: forget gate
# base: wrong/zero_rows_are_padding.py

# replace:
    next_c = np.where(np.all(x == 0, axis=1, keepdims=True), prev_c, next_c)
# by:
# replace:
    Jc[:, idx, H + idx] = prev_c * f * (1 - f)
# by:
    Jc[:, idx, H + idx] = prev_c * sigmoid(f)
