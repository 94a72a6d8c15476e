# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# functions spoiled:
# mistake: only_last_cotangent
# single: yes
# style: coroutines
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 5.8e-01 of 1.1e+00
# note: only the last step's dH is used
# base: wrong/clip_preactivation_1.py

# replace:
    np.clip(da, -1, 1, out=da)
# by:
# replace:
    for dy in dH[::-1]:
        dx, dh, dc, *p = next(cache).send((dy + dh, dc))
# by:
    dh = dh + dH[-1]
    for dy in dH[::-1]:
        dx, dh, dc, *p = next(cache).send((dh, dc))
