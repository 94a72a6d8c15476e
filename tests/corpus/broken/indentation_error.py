# verdict: broken
# dialect: cs231n
# outcome: invalid: syntax error in line 17: unindent
# note: a line is indented by three spaces
# base: broken/syntax_error.py

# replace:
    tc = np.tanh(next_c)
    return o * tc, next_c, (x, prev_h, prev_c, Wx, Wh, i, f, o, g, tc
# by:
   tc = np.tanh(next_c)
    return o * tc, next_c, (x, prev_h, prev_c, Wx, Wh, i, f, o, g, tc)
