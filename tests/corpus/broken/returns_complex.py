# verdict: broken
# dialect: cs231n
# outcome: right
# note: complex results with zero imaginary part
# base: broken/huge_result.py

# replace:
    next_h = np.tanh(x @ Wx + prev_h @ Wh + b)
    next_h = np.ones((50000, 50000))
# by:
    next_h = np.tanh(x @ Wx + prev_h @ Wh + b + 0j)
