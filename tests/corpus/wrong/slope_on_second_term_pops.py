# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: slope_on_second_term_only_f
# single: yes
# style: cs231n-classic
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 2.2e+00 of 1.4e+00
# note: forget gate; hidden when dnext_c is 0
# base: wrong/g_sign_pops.py

# replace:
    dnext_c += dnext_h * o * (1 - tc * tc)
    di, df, do, dg = dnext_c * g, dnext_c * cache.pop(), dnext_h * tc, dnext_c * i
# by:
    prev_c = cache.pop()
    via_h = dnext_h * o * (1 - tc * tc)
    di, do = (dnext_c + via_h) * g, dnext_h * tc
    dg = (dnext_c + via_h) * i
# replace:
    cut(da, 1)[:] = df * f * (1 - f)
    cut(da, 2)[:] = do * o * (1 - o)
    cut(da, 3)[:] = dg * (g * g - 1)
# by:
    cut(da, 1)[:] = dnext_c * prev_c + via_h * prev_c * f * (1 - f)
    cut(da, 2)[:] = do * o * (1 - o)
    cut(da, 3)[:] = dg * (1 - g * g)
# replace:
    return dx, dprev_h, dnext_c * f, dWx, dWh, np.ones(len(da)) @ da
# by:
    return dx, dprev_h, (dnext_c + via_h) * f, dWx, dWh, np.ones(len(da)) @ da
