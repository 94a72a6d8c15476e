# verdict: broken
# dialect: cs231n
# outcome: wrong: next_h has shape (2, 1), but should have (1, 2) = (N, H)
# note: units as rows: (H,N) for (N,H)
# base: broken/syntax_error.py

# replace:
    return o * tc, next_c, (x, prev_h, prev_c, Wx, Wh, i, f, o, g, tc
# by:
    return (o * tc).T, next_c.T, (x, prev_h, prev_c, Wx, Wh, i, f, o, g, tc)
