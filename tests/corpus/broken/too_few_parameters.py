# verdict: broken
# dialect: cs231n
# outcome: error: takes 4 positional arguments but 5 were given
# note: b was forgotten in the signature
# base: broken/async_function.py

# replace:
async def rnn_step_forward(x, prev_h, Wx, Wh, b):
    next_h = np.tanh(x @ Wx + prev_h @ Wh + b)
# by:
def rnn_step_forward(x, prev_h, Wx, Wh):
    next_h = np.tanh(x @ Wx + prev_h @ Wh)
