# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: none
# single: yes
# style: out-arguments
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.5e+00 of 1.4e+00
# note: forward saves memory by writing h over the input gate, which backward still needs
# base: wrong/dc0_dropped_when_c0_zero.py

# replace:
    return sealed(a[:, 3 * n:] * np.tanh(c_new)), sealed(c_new), (x, h, c, W, R, a, c_new)
# by:
    a[:, :n] = a[:, 3 * n:] * np.tanh(c_new)
    return sealed(a[:, :n].copy()), sealed(c_new), (x, h, c, W, R, a, c_new)
# replace:
    if not caches[0][2].any():
        dc = np.zeros_like(dc)
# by:
