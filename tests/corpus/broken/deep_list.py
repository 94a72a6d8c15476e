# verdict: broken
# dialect: cs231n
# outcome: error: nested more than 16 deep
# note: a list nested a hundred thousand times
# base: broken/huge_result.py

# replace:
    next_h = np.ones((50000, 50000))
# by:
    for _ in range(100000):
        next_h = [next_h]
