# verdict: broken
# dialect: cs231n
# outcome: not done yet: it returns None
# note: the return statement is missing: None
# base: broken/huge_result.py

# replace:
    next_h = np.ones((50000, 50000))
    return next_h, (x, prev_h, Wx, Wh, next_h)
# by:
    cache = (x, prev_h, Wx, Wh, next_h)
