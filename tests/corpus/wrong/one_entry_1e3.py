# verdict: wrong
# dialect: native
# functions wrong: rnn_step_backward, rnn_backward
# functions spoiled:
# mistake: kept_slab
# single: yes
# style: closures
# shows: rnn_step_backward on N=3 T=4 D=2 H=5: result 2: off by 4.5e-04 of 1.1e+00; rnn_backward on N=3 T=4 D=2 H=5: result 2: off by 2.1e-03 of 4.3e+00
# note: the last entry of dW is off by a thousandth
# base: wrong/clip_inside_closures.py

# replace:
        return da @ W, da @ R, da.T @ x, da.T @ h, da.sum(axis=0)
# by:
        dW = da.T @ x
        dW[-1, -1] *= 1.001
        return da @ W, da @ R, dW, da.T @ h, da.sum(axis=0)
# replace:
        return linear_back(np.clip((1 + y) * (1 - y) * dy, -5, 5))
# by:
        return linear_back((1 + y) * (1 - y) * dy)
