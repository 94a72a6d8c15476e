# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: factor_dropped_one_minus_o_in_da_o
# single: yes
# style: functional
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.8e-01 of 1.4e+00
# note: output gate
# base: wrong/dx_reversed.py

# replace:
    da = np.concatenate([dct * g * i * (1 - i), dct * c * f * (1 - f), dct * i * (1 - g ** 2), dh * t * o * (1 - o)], 1)
# by:
    da = np.concatenate([dct * g * i * (1 - i), dct * c * f * (1 - f), dct * i * (1 - g ** 2), dh * t * o], 1)
# replace:
    return [s[0] for s in back], (back[-1][1], back[-1][2]), dW, dR, db
# by:
    return [s[0] for s in back[::-1]], (back[-1][1], back[-1][2]), dW, dR, db
