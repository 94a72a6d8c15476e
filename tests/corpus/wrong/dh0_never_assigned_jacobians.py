# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_backward
# functions spoiled:
# mistake: dh0_never_assigned or initial_gradients_never_assigned
# single: yes
# style: jacobian
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 1: off by 5.5e-01 of 5.5e-01
# note:
# base: wrong/zero_rows_are_padding.py

# replace:
    next_c = np.where(np.all(x == 0, axis=1, keepdims=True), prev_c, next_c)
# by:
# replace:
    return (np.dstack(dxs[::-1]).transpose(0, 2, 1), dprev, *map(sum, zip(*totals)))
# by:
    dh0 = np.zeros_like(dprev)
    return (np.dstack(dxs[::-1]).transpose(0, 2, 1), dh0, *map(sum, zip(*totals)))
