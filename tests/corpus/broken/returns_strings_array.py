# verdict: broken
# dialect: cs231n
# outcome: error: returned a ndarray of str1024 as next_h, but it should be an array
# note: numbers turned into text
# base: broken/huge_result.py

# replace:
    next_h = np.ones((50000, 50000))
    return next_h, (x, prev_h, Wx, Wh, next_h)
# by:
    return next_h.astype(str), (x, prev_h, Wx, Wh, next_h)
