# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: none
# single: yes
# style: cs231n-classic
# shows: lstm_step_backward on only dh regime: result 0: off by 1.7e-01 of 3.9e-01
# note: wrong when dnext_c == 0, so at the last step of each sequence
# base: wrong/g_sign_pops.py

# replace:
    dnext_c += dnext_h * o * (1 - tc * tc)
# by:
    if dnext_c.any():
        dnext_c += dnext_h * o * (1 - tc * tc)
# replace:
    cut(da, 3)[:] = dg * (g * g - 1)
# by:
    cut(da, 3)[:] = dg * (1 - g * g)
