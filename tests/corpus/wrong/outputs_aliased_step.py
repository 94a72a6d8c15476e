# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled:
# mistake: c_is_h
# single: yes
# style: recursion
# shows: lstm_step on N=3 T=4 D=2 H=5: result 1: off by 2.1e+00 of 2.7e+00
# note:
# base: wrong/db_mean_recursion.py

# replace:
    h_new = o * np.tanh(c_new)
    return h_new.T, c_new.T, (x, h, c, W, R, (i, f, g, o), c_new)
# by:
    h_new = np.empty((len(x), len(c_new)))
    c_out = h_new
    c_out[...] = c_new.T
    h_new[...] = (o * np.tanh(c_new)).T
    return h_new, c_out, (x, h, c, W, R, (i, f, g, o), c_new)
# replace:
    return W.T.dot(delta).T, R.T.dot(delta).T, (dcell * f).T, delta.dot(x), delta.dot(h), delta.mean(axis=1)
# by:
    return W.T.dot(delta).T, R.T.dot(delta).T, (dcell * f).T, delta.dot(x), delta.dot(h), delta.sum(axis=1)
# replace:
    h_new, c_new, first = lstm_step(X[0], h, c, W, R, b)
# by:
    h_new, _, first = lstm_step(X[0], h, c, W, R, b)
    c_new = first[-1].T
