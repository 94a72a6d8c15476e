# verdict: broken
# dialect: cs231n
# outcome: error: missing 1 required positional argument: 'config'
# note: one more required argument
# base: broken/syntax_error.py

# replace:
def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
# by:
def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b, config):
# replace:
    return o * tc, next_c, (x, prev_h, prev_c, Wx, Wh, i, f, o, g, tc
# by:
    return o * tc, next_c, (x, prev_h, prev_c, Wx, Wh, i, f, o, g, tc)
