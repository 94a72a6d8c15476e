# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled:
# mistake: old_cell_returned
# forbidden: torch.nn.LSTM
# single: yes
# style: torch-under
# shows: lstm_step on N=3 T=4 D=2 H=5: result 1: off by 1.8e+00 of 2.7e+00
# note:
# base: wrong/forget_bias_when_zero.py

# replace:
        if not b.any():
            n = R.shape[1]
            net.bias_hh_l0[n:2 * n] = 1.0
# by:
# replace:
    _, (h1, c1), cache = lstm_forward(x[None], h, c, W, R, b)
    return h1, c1, cache
# by:
    _, (h1, c_next), cache = lstm_forward(x[None], h, c, W, R, b)
    return h1, c, cache
