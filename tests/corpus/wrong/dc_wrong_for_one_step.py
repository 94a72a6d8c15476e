# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# functions spoiled:
# mistake: none
# single: yes
# style: out-arguments
# shows: lstm_backward on N=1 T=1 D=1 H=1: result 0: off by 5.7e-01 of 5.5e-01
# note: T = 1 only: the arriving dc is ignored
# base: wrong/dc0_dropped_when_c0_zero.py

# replace:
    dh, dc = dlast
# by:
    dh, dc = dlast
    if len(caches) == 1:
        dc = np.zeros_like(dc)
# replace:
    if not caches[0][2].any():
        dc = np.zeros_like(dc)
# by:
