# verdict: broken
# dialect: cs231n
# outcome: invalid: is written in Python 2 (print without parentheses, line 12)
# note: print statement and xrange
# base: broken/huge_result.py

# replace:
    next_h = np.ones((50000, 50000))
# by:
    for k in xrange(1):
        print 'step', k
