# verdict: broken
# dialect: cs231n
# outcome: not done yet: it returns None
# note: a real cache, but next_h is None
# base: broken/huge_result.py

# replace:
    next_h = np.ones((50000, 50000))
# by:
    next_h = None
