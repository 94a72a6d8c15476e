# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward, lstm_backward
# functions spoiled:
# mistake: df_from_new_cell
# single: yes
# style: book2-class
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 2.1e-01 of 1.4e+00; lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 1.5e-01 of 5.2e-01
# note:
# base: wrong/gate_grad_order_book.py

# replace:
        df = ds * c_prev
# by:
        df = ds * c_next
# replace:
    return np.concatenate([i, f, g, o], axis=-1)
# by:
    return np.concatenate([i, f, o, g], axis=-1)
