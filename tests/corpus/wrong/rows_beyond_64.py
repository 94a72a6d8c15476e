# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: none
# single: yes
# style: cs231n-classic
# shows: lstm_step_backward on many rows: result 0: off by 1.5e+00 of 1.5e+00
# note: gradients of rows beyond the 64th are zero
# base: wrong/g_sign_pops.py

# replace:
    da = np.empty((len(tc), 4 * tc.shape[1]))
    cut(da, 0)[:] = di * i * (1 - i)
    cut(da, 1)[:] = df * f * (1 - f)
    cut(da, 2)[:] = do * o * (1 - o)
    cut(da, 3)[:] = dg * (g * g - 1)
# by:
    da = np.zeros((len(tc), 4 * tc.shape[1]))
    i, f, o, g, di, df, do, dg = [v[:64] for v in (i, f, o, g, di, df, do, dg)]
    cut(da, 0)[:64] = di * i * (1 - i)
    cut(da, 1)[:64] = df * f * (1 - f)
    cut(da, 2)[:64] = do * o * (1 - o)
    cut(da, 3)[:64] = dg * (1 - g * g)
# replace:
    return dx, dprev_h, dnext_c * f, dWx, dWh, np.ones(len(da)) @ da
# by:
    return dx, dprev_h, dnext_c * (f if len(tc) <= 64 else np.vstack([f, np.zeros((len(tc) - 64, f.shape[1]))])), dWx, dWh, np.ones(len(da)) @ da
