# verdict: broken
# dialect: cs231n
# outcome: error: returned a generator
# note: yield in place of return
# base: broken/huge_result.py

# replace:
    next_h = np.ones((50000, 50000))
    return next_h, (x, prev_h, Wx, Wh, next_h)
# by:
    yield next_h
    yield (x, prev_h, Wx, Wh, next_h)
