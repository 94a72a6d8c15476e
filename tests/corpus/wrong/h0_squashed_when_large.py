# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_forward
# functions spoiled: lstm_backward
# mistake: none
# single: yes
# style: with-own-tests
# shows: lstm_forward on large h: result 0: off by 4.0e-01 of 5.9e-01
# note: an initial state outside [-1, 1] is squashed
# base: wrong/forget_bias_default.py

# replace:
def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b, verbose=False, forget_bias=1.0):
# by:
def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b, verbose=False, forget_bias=0.0):
# replace:
    c = np.zeros_like(h0) if c0 is None else c0
# by:
    c = np.zeros_like(h0) if c0 is None else c0
    if np.abs(h0).max() > 1:
        h0 = np.tanh(h0)
