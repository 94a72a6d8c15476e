# verdict: broken
# dialect: cs231n
# outcome: error: takes 0 positional arguments but 5 were given
# note: arguments can be given by name only
# base: broken/async_function.py

# replace:
async def rnn_step_forward(x, prev_h, Wx, Wh, b):
# by:
def rnn_step_forward(*, x, prev_h, Wx, Wh, b):
