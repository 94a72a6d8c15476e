# verdict: broken
# dialect: cs231n
# outcome: error: returned the text
# note: returns text
# base: broken/huge_result.py

# replace:
    next_h = np.ones((50000, 50000))
    return next_h, (x, prev_h, Wx, Wh, next_h)
# by:
    return str(next_h), (x, prev_h, Wx, Wh, next_h)
