# verdict: broken
# dialect: cs231n
# outcome: error: lstm_step_backward raised NameError: name 'dprev_h' is not defined
# note: mistake 30: the return line names variables that were never set
# base: broken/syntax_error.py

# replace:
    return o * tc, next_c, (x, prev_h, prev_c, Wx, Wh, i, f, o, g, tc
# by:
    return o * tc, next_c, (x, prev_h, prev_c, Wx, Wh, i, f, o, g, tc)
# replace:
    return d.dot(Wx.T), d.dot(Wh.T), dc * f, x.T.dot(d), prev_h.T.dot(d), d.sum(axis=0)
# by:
    dx, dh = d.dot(Wx.T), d.dot(Wh.T)
    return dx, dprev_h, dprev_c, x.T.dot(d), prev_h.T.dot(d), d.sum(axis=0)
