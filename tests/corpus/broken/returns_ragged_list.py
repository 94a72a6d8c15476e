# verdict: broken
# dialect: cs231n
# outcome: error: returned a list as next_h, but it should be an array
# note: a list of lists that is no array
# base: broken/huge_result.py

# replace:
    next_h = np.ones((50000, 50000))
    return next_h, (x, prev_h, Wx, Wh, next_h)
# by:
    return [row.tolist()[:1 + n] for n, row in enumerate(next_h)], (x, prev_h, Wx, Wh, next_h)
