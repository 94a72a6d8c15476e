# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward, lstm_forward
# functions spoiled: lstm_backward
# mistake: output_tanh_missing
# single: yes
# style: book2-class
# shows: lstm_step_forward on N=3 T=4 D=2 H=5: result 0: off by 1.0e+00 of 5.9e-01; lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 7.1e-02 of 3.7e-01
# note:
# base: wrong/gate_grad_order_book.py

# replace:
        h_next = o * np.tanh(c_next)
# by:
        h_next = o * c_next
# replace:
    return np.concatenate([i, f, g, o], axis=-1)
# by:
    return np.concatenate([i, f, o, g], axis=-1)
