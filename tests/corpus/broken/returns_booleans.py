# verdict: broken
# dialect: cs231n
# outcome: wrong: next_h[0, 0] = 0, but should be
# note: compares instead of computing
# base: broken/huge_result.py

# replace:
    next_h = np.ones((50000, 50000))
    return next_h, (x, prev_h, Wx, Wh, next_h)
# by:
    return next_h > 0, (x, prev_h, Wx, Wh, next_h)
