# verdict: broken
# dialect: cs231n
# outcome: error: printed more than
# note: right results, but 200 MB of prints in each call
# base: broken/huge_result.py

# replace:
    next_h = np.ones((50000, 50000))
# by:
    for _ in range(200):
        print('x' * 1000000)
