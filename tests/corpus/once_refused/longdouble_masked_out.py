# verdict: right
# dialect: cs231n
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: longdouble and masked arrays returned
# shows: nothing
# note: 0 points: "ndarray of float128 ... should be an array"
# base: right/exp_tanh_ratio.py

# replace:
    next_h = my_tanh(x.dot(Wx) + prev_h.dot(Wh) + b)
    cache = (x, prev_h, Wx, Wh, next_h)
    return next_h, cache
# by:
    next_h = np.tanh(x.dot(Wx) + prev_h.dot(Wh) + b)
    cache = (x, prev_h, Wx, Wh, next_h)
    return next_h.astype(np.longdouble), cache
# replace:
    g = my_tanh(a[:, 3 * H :])
    next_c = f * prev_c + i * g
    next_h = o * my_tanh(next_c)
    cache = (x, prev_h, prev_c, Wx, Wh, i, f, o, g, next_c)
    return next_h, next_c, cache
# by:
    g = np.tanh(a[:, 3 * H :])
    next_c = f * prev_c + i * g
    next_h = o * np.tanh(next_c)
    cache = (x, prev_h, prev_c, Wx, Wh, i, f, o, g, next_c)
    return np.longdouble(next_h), np.ma.masked_array(next_c), cache
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
