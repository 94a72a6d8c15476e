# verdict: broken
# dialect: cs231n
# outcome: error: rnn_step_backward raised ValueError: not enough values to unpack
# note: mistake 31: backward unpacks more than forward stored
# base: broken/huge_result.py

# replace:
    next_h = np.ones((50000, 50000))
    return next_h, (x, prev_h, Wx, Wh, next_h)
# by:
    return next_h, (x, prev_h, Wx, Wh)
