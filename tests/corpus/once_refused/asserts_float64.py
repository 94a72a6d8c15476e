# verdict: right
# dialect: cs231n
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: asserts float64 arguments
# shows: nothing
# note: 9 of 10, diagnoses dtype_kept and state_leaks_between_batches
# base: right/exp_tanh_ratio.py

# replace:
    next_h = my_tanh(x.dot(Wx) + prev_h.dot(Wh) + b)
# by:
    next_h = np.tanh(x.dot(Wx) + prev_h.dot(Wh) + b)
# replace:
def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
# by:
def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    assert x.dtype == np.float64 and Wx.dtype == np.float64, "want float64"
# replace:
    g = my_tanh(a[:, 3 * H :])
    next_c = f * prev_c + i * g
    next_h = o * my_tanh(next_c)
# by:
    g = np.tanh(a[:, 3 * H :])
    next_c = f * prev_c + i * g
    next_h = o * np.tanh(next_c)
# replace:
    tanh_c = my_tanh(next_c)
# by:
    tanh_c = np.tanh(next_c)
# replace:
def my_tanh(z):
    z = np.clip(z, -350, 350)
    p, q = np.exp(z), np.exp(-z)
    return (p - q) / (p + q)

# by:
