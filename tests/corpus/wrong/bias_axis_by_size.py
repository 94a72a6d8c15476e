# verdict: wrong
# dialect: native
# functions wrong: rnn_step_backward
# functions spoiled: rnn_backward
# mistake: none
# single: yes
# style: per-gate-loops
# shows: rnn_step_backward on N=4 T=2 D=3 H=4: result 4: off by 1.6e+00 of 2.0e+00
# note: sums over the axis that is as long as the batch: wrong for N == H
# base: wrong/param_grads_overwritten_dict.py

# replace:
    return da @ cache['W'], da @ cache['R'], da.T @ cache['x'], da.T @ cache['h'], da.sum(0)
# by:
    axis = 1 if da.shape[1] == len(cache['x']) else 0
    return da @ cache['W'], da @ cache['R'], da.T @ cache['x'], da.T @ cache['h'], da.sum(axis)
# replace:
        dX[t], dh, *total = rnn_step_backward(dh + dH[t], caches[t])
# by:
        dX[t], dh, *params = rnn_step_backward(dh + dH[t], caches[t])
        total = params if total is None else [a + p for a, p in zip(total, params)]
