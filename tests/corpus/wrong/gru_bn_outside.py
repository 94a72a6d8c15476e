# verdict: wrong
# dialect: native
# functions wrong: gru_step, gru_step_backward
# functions spoiled:
# mistake: reaches_one_term_r_by_k_n_in_n
# single: yes
# style: columns
# shows: gru_step on N=3 T=4 D=2 H=5: result 0: off by 1.4e-01 of 8.1e-01
# note: the candidate's own bias stands outside of the reset gate's bracket, forward and backward
# base: right/gru_columns.py

# replace:
    q = K[-H:] + bn[:, np.newaxis]
    n = np.tanh(A[-H:] + r * q)
# by:
    q = K[-H:]
    n = np.tanh(A[-H:] + r * q + bn[:, np.newaxis])
# replace:
    return (W.T @ outer).T, (G * keep + R.T @ inner).T, outer @ X.T, inner @ S.T, outer @ ones, (dn * r) @ ones
# by:
    return (W.T @ outer).T, (G * keep + R.T @ inner).T, outer @ X.T, inner @ S.T, outer @ ones, dn @ ones
