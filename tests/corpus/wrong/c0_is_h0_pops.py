# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_forward
# functions spoiled: lstm_backward
# mistake: c0_is_h0
# single: yes
# style: cs231n-classic
# shows: lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 2.4e-01 of 3.7e-01
# note: cs231n: c0 must be zero
# base: wrong/g_sign_pops.py

# replace:
    cut(da, 3)[:] = dg * (g * g - 1)
# by:
    cut(da, 3)[:] = dg * (1 - g * g)
# replace:
    h, c = h0, np.zeros_like(h0)
# by:
    h, c = h0, h0
