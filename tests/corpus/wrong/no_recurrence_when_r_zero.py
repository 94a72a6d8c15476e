# verdict: wrong
# dialect: native
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: none
# single: yes
# style: ndarray-subclass
# shows: rnn_step_backward on zero R: result 3: off by 1.2e+00 of 1.2e+00
# note: dR is 0 when R is 0
# base: wrong/masked_zeros.py

# replace:
    y = np.ma.masked_greater_equal(np.tanh(x @ W.T + h @ R.T + b), 1.0).filled(0.0)
# by:
    y = np.ma.masked_invalid(np.tanh(x @ W.T + h @ R.T + b)).filled(0.0)
# replace:
    d = dh * (1 - y * y)
# by:
    d = dh * (1 - y * y)
    if not R.any():
        h = 0 * h  # a plain layer
