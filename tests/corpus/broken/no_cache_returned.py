# verdict: broken
# dialect: cs231n
# outcome: error: returned one array of shape (1, 1), but should return next_h, cache
# note: a bare array of N rows
# base: broken/huge_result.py

# replace:
    next_h = np.ones((50000, 50000))
    return next_h, (x, prev_h, Wx, Wh, next_h)
# by:
    return next_h
