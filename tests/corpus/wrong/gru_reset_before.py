# verdict: wrong
# dialect: native
# functions wrong: gru_step, gru_step_backward
# functions spoiled:
# mistake: reset_before_the_product
# single: yes
# style: one-matrix
# shows: gru_step on N=3 T=4 D=2 H=5: result 0: off by 3.2e-01 of 8.1e-01
# note: the reset gate is applied to the state before the product, forward and backward, as in Cho
# base: right/gru_concat.py

# replace:
    hidden = h.dot(R[2 * H :].T) + bn
    n = np.tanh(x.dot(W[2 * H :].T) + b[2 * H :] + r * hidden)
# by:
    hidden = (r * h).dot(R[2 * H :].T) + bn
    n = np.tanh(x.dot(W[2 * H :].T) + b[2 * H :] + hidden)
# replace:
    d_hidden = d_tanh * r
    d_r = d_tanh * hidden * r * (1 - r)
# by:
    d_hidden = d_tanh
    d_rh = d_tanh.dot(cache["Rn"])
    d_r = d_rh * h * r * (1 - r)
# replace:
    dh_prev = d_xh[:, D:] + d_hidden.dot(cache["Rn"]) + dh * z
# by:
    dh_prev = d_xh[:, D:] + d_rh * r + dh * z
# replace:
    dR = np.concatenate((d_gates_w[:, D:], d_hidden.T.dot(h)))
# by:
    dR = np.concatenate((d_gates_w[:, D:], d_hidden.T.dot(r * h)))
