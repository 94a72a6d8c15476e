# verdict: broken
# dialect: cs231n
# outcome: error: raised ValueError: matmul
# note: mistake 9: np.stack
# base: broken/huge_result.py

# replace:
    next_h = np.tanh(x @ Wx + prev_h @ Wh + b)
    next_h = np.ones((50000, 50000))
# by:
    next_h = np.tanh(np.stack([x, prev_h], axis=1) @ np.concatenate([Wx, Wh]) + b)
