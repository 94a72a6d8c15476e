# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward, lstm_backward
# functions spoiled:
# mistake: gate_grad_order_differs_figo
# single: yes
# style: closures
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 5.4e-01 of 1.4e+00; lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 9.6e-01 of 1.1e+00
# note: the mistake stands in the closure that lstm_step makes
# base: wrong/cell_sum_closures.py

# replace:
    c1 = i + g + f * c
# by:
    c1 = i * g + f * c
# replace:
        da = np.concatenate((d * g * i * (1 - i), d * c * f * (1 - f), d * i * (1 - g ** 2), dh * s * o * (1 - o)), 1)
# by:
        da = np.concatenate((d * c * f * (1 - f), d * g * i * (1 - i), d * i * (1 - g ** 2), dh * s * o * (1 - o)), 1)
