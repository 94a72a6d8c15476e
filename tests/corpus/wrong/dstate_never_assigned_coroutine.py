# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# functions spoiled:
# mistake: dh0_never_assigned
# unnamed: says off_initial_gradients
# single: yes
# style: coroutines
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 1: off by 2.0e+00 of 1.0e+00
# note: returns the gradients that arrived
# base: wrong/clip_preactivation_1.py

# replace:
    np.clip(da, -1, 1, out=da)
# by:
# replace:
    return np.array(dX[::-1]), (dh, dc), P[0], P[1], P[2]
# by:
    return np.array(dX[::-1]), (dhc[0], dhc[1]), P[0], P[1], P[2]
