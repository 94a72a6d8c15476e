# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled:
# functions blamed:
# mistake: axis_of_length_one
# single: yes
# style: functional
# shows: lstm_step on N=1 T=1 D=1 H=1: result 0: float64 (), wanted (1, 1)
# note: loses an axis for N = 1 or H = 1, only in the step
# base: wrong/dx_reversed.py

# replace:
    return o * np.tanh(c_next), c_next, (x, h, c, W, R, i, f, g, o, c_next)
# by:
    return (o * np.tanh(c_next)).squeeze(), c_next, (x, h, c, W, R, i, f, g, o, c_next)
# replace:
    steps = list(accumulate(X, lambda s, x: lstm_step(x, s[0], s[1], W, R, b), initial=(h, c, None)))[1:]
# by:
    steps = list(accumulate(X, lambda s, x: lstm_step(x, s[0].reshape(c.shape), s[1], W, R, b), initial=(h, c, None)))[1:]
    steps = [(s[0].reshape(c.shape), s[1], s[2]) for s in steps]
# replace:
    return [s[0] for s in back], (back[-1][1], back[-1][2]), dW, dR, db
# by:
    return [s[0] for s in back[::-1]], (back[-1][1], back[-1][2]), dW, dR, db
