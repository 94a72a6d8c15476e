# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: name_replaced_f_by_i_in_dc_old
# single: yes
# style: jacobian
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 2: off by 6.0e-01 of 1.3e+00
# note:
# base: wrong/zero_rows_are_padding.py

# replace:
    next_c = np.where(np.all(x == 0, axis=1, keepdims=True), prev_c, next_c)
# by:
# replace:
    return o * t, next_c, {'x': x, 'h': prev_h, 'Wx': Wx, 'Wh': Wh, 'Jc': Jc, 'Jh': Jh, 'f': f, 'hc': o * (1 - t ** 2)}
# by:
    return o * t, next_c, {'x': x, 'h': prev_h, 'Wx': Wx, 'Wh': Wh, 'Jc': Jc, 'Jh': Jh, 'f': i, 'hc': o * (1 - t ** 2)}
