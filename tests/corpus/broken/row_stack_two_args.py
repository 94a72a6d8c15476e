# verdict: broken
# dialect: cs231n
# outcome: error: raised TypeError: hstack() takes 1 positional argument but 2 were given
# note: mistake 13: two arrays in place of one tuple
# base: broken/huge_result.py

# replace:
    next_h = np.tanh(x @ Wx + prev_h @ Wh + b)
    next_h = np.ones((50000, 50000))
# by:
    next_h = np.tanh(np.hstack(x, prev_h) @ np.vstack(Wx, Wh) + b)
