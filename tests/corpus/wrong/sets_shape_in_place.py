# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_forward
# functions spoiled: lstm_backward
# mistake: none
# single: yes
# style: modern-syntax
# shows: lstm_forward on Fortran: AttributeError: Incompatible shape for in-place modification. Use `.reshape()` to make a copy with the desired shape.
# note: assigns to x.shape: an error for arrays that are not contiguous, and the caller's x has lost an axis
# base: wrong/two_no_dc_and_db_mean.py

# replace:
    dc = dnext_h * o * (1 - t * t)
# by:
    dc = dnext_c + dnext_h * o * (1 - t * t)
# replace:
    return d @ Wx.T, d @ Wh.T, dc * f, x.T @ d, h.T @ d, d.mean(axis=0)
# by:
    return d @ Wx.T, d @ Wh.T, dc * f, x.T @ d, h.T @ d, d.sum(axis=0)
# replace:
    h, c = h0, np.zeros_like(h0)
# by:
    h, c = h0, np.zeros_like(h0)
    n, t, d = x.shape
    x.shape = n * t, d
    x = x.reshape(n, t, d)
