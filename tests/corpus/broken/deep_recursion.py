# verdict: broken
# dialect: cs231n
# outcome: error: raised RecursionError
# note: calls itself without end
# base: broken/huge_result.py

# replace:
    next_h = np.tanh(x @ Wx + prev_h @ Wh + b)
    next_h = np.ones((50000, 50000))
# by:
    next_h, _ = rnn_step_forward(x, prev_h, Wx, Wh, b)
