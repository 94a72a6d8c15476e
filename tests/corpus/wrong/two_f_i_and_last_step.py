# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward, lstm_backward
# functions spoiled: lstm_step_backward, lstm_forward
# mistake: input_and_forget_swapped or gate_order_figo + no_gradient_through_time
# single: no
# style: with-own-tests
# shows: lstm_step_forward on N=3 T=4 D=2 H=5: result 0: off by 3.6e-01 of 5.9e-01; lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 5.2e-01 of 5.2e-01
# note:
# base: wrong/forget_bias_default.py

# replace:
def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b, verbose=False, forget_bias=1.0):
# by:
def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b, verbose=False, forget_bias=0.0):
# replace:
    i = sigmoid(scores[:, 0*H:1*H])
    f = sigmoid(scores[:, 1*H:2*H] + forget_bias)
# by:
    f = sigmoid(scores[:, 0*H:1*H] + forget_bias)
    i = sigmoid(scores[:, 1*H:2*H])
# replace:
        dx, dht, dct, *w = lstm_step_backward(dy + dht, dct, step)
# by:
        dx, dht, dct, *w = lstm_step_backward(dy, 0 * dct, step)
