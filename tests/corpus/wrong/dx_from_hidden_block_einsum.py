# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled:
# mistake: dx_from_hidden_block
# unnamed: says off_gradients
# single: yes
# style: einsum
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 2.4e+00 of 1.4e+00
# note: cut to size, so no wrong shape for D < H
# base: wrong/float32_weights_only.py

# replace:
    return m.reshape(4, hidden, -1).astype(np.float32)
# by:
    return m.reshape(4, hidden, -1)
# replace:
    dx = np.einsum('knj,kjd->nd', dz, W4)
# by:
    dx = np.einsum('knj,kjd->nd', dz, R4)[:, :x.shape[1]]
