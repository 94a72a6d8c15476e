# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward, lstm_backward
# functions spoiled:
# mistake: dc_overwritten or no_gradient_through_c
# single: yes
# style: book2-class
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.1e+00 of 1.4e+00; lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 1.4e-01 of 5.2e-01
# note:
# base: wrong/gate_grad_order_book.py

# replace:
        ds = dc_next + (dh_next * o) * (1 - tanh_c_next ** 2)
# by:
        ds = (dh_next * o) * (1 - tanh_c_next ** 2)
# replace:
    return np.concatenate([i, f, g, o], axis=-1)
# by:
    return np.concatenate([i, f, o, g], axis=-1)
