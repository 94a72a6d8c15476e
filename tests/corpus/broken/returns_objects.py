# verdict: broken
# dialect: cs231n
# outcome: error: returned a ndarray of object as next_h, but it should be an array
# note: dtype=object with the right numbers
# base: broken/huge_result.py

# replace:
    next_h = np.ones((50000, 50000))
    return next_h, (x, prev_h, Wx, Wh, next_h)
# by:
    return next_h.astype(object), (x, prev_h, Wx, Wh, next_h)
