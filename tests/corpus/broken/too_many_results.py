# verdict: broken
# dialect: cs231n
# outcome: error: returned 7 values, but should return 3: next_h, next_c, cache
# note: the gates are returned as well
# base: broken/syntax_error.py

# replace:
    return o * tc, next_c, (x, prev_h, prev_c, Wx, Wh, i, f, o, g, tc
# by:
    return o * tc, next_c, i, f, o, g, (x, prev_h, prev_c, Wx, Wh, i, f, o, g, tc)
