# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_forward
# functions spoiled: lstm_backward
# mistake: answers_change
# single: yes
# style: book2-class
# shows: lstm_forward on N=3 T=3 D=4 H=4: result 0: off by 1.5e-01 of 6.5e-01
# note: the cell state of the last call of the same batch size is used again
# base: wrong/gate_grad_order_book.py

# replace:
    return np.concatenate([i, f, g, o], axis=-1)
# by:
    return np.concatenate([i, f, o, g], axis=-1)
# replace:
def lstm_forward(x, h0, Wx, Wh, b):
# by:
_c = {}


def lstm_forward(x, h0, Wx, Wh, b):
# replace:
    layer.set_state(h0)
    return layer.forward(x), layer
# by:
    layer.set_state(h0, _c.get(h0.shape))
    hs = layer.forward(x)
    _c[h0.shape] = layer.c
    return hs, layer
