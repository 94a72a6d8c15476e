# verdict: broken
# dialect: cs231n
# outcome: error: lstm_step_backward: the call took more than
# note: while True in one function, the others are right
# base: broken/syntax_error.py

# replace:
    return o * tc, next_c, (x, prev_h, prev_c, Wx, Wh, i, f, o, g, tc
# by:
    return o * tc, next_c, (x, prev_h, prev_c, Wx, Wh, i, f, o, g, tc)
# replace:
    x, prev_h, prev_c, Wx, Wh, i, f, o, g, tc = cache
# by:
    x, prev_h, prev_c, Wx, Wh, i, f, o, g, tc = cache
    t = 0
    while t < 1:
        t = t - 1
