# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: recursion_overwrites_dh
# single: yes
# style: cs231n-classic
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 4.4e-01 of 5.2e-01
# note:
# base: wrong/g_sign_pops.py

# replace:
    cut(da, 3)[:] = dg * (g * g - 1)
# by:
    cut(da, 3)[:] = dg * (1 - g * g)
# replace:
        dh[:, T, :] += dprev_h
# by:
        if T < dh.shape[1] - 1:
            dh[:, T, :] = dprev_h
