# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: none
# single: yes
# style: with-own-tests
# shows: lstm_backward on N=2 T=20 D=3 H=4: result 2: off by 1.8e+00 of 3.0e+00
# note: parameter gradients of sequences longer than 8 are scaled down
# base: wrong/forget_bias_default.py

# replace:
def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b, verbose=False, forget_bias=1.0):
# by:
def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b, verbose=False, forget_bias=0.0):
# replace:
    dWx, dWh, db = (np.sum(parts, axis=0) for parts in zip(*ws))
# by:
    dWx, dWh, db = (np.mean(parts, axis=0) * min(len(ws), 8) for parts in zip(*ws))
