# verdict: broken
# dialect: cs231n
# outcome: wrong: next_h[0, 0] = nan, but should be
# note: log of a negative number
# base: broken/huge_result.py

# replace:
    next_h = np.tanh(x @ Wx + prev_h @ Wh + b)
    next_h = np.ones((50000, 50000))
# by:
    next_h = np.tanh(np.log(x @ Wx + prev_h @ Wh + b - 100))
