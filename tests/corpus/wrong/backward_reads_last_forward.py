# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled:
# mistake: weights_of_the_last_forward_pass
# single: yes
# style: book2-class
# shows: lstm_step_backward on two cells in turn: result 0: off by 2.4e+00 of 1.5e+00
# note: one layer object for all calls: right only if backward follows its own forward at once
# base: wrong/gate_grad_order_book.py

# replace:
    return np.concatenate([i, f, g, o], axis=-1)
# by:
    return np.concatenate([i, f, o, g], axis=-1)


the_layer = LSTM(np.zeros((1, 4)), np.zeros((1, 4)), np.zeros(4))
# replace:
    layer = LSTM(to_book(Wx), to_book(Wh), to_book(b))
    next_h, next_c = layer.forward(x, prev_h, prev_c)
    return next_h, next_c, layer
# by:
    the_layer.__init__(to_book(Wx), to_book(Wh), to_book(b))
    next_h, next_c = the_layer.forward(x, prev_h, prev_c)
    return next_h, next_c, the_layer
