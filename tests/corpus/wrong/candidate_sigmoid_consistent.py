# verdict: wrong
# dialect: native
# functions wrong: lstm_step, lstm_forward
# functions spoiled: lstm_step_backward, lstm_backward
# mistake: candidate_sigmoid
# single: yes
# style: einsum
# shows: lstm_step on N=3 T=4 D=2 H=5: result 0: off by 2.4e-01 of 5.9e-01; lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 5.8e-01 of 5.9e-01
# note: backward is consistent with the wrong forward
# base: wrong/float32_weights_only.py

# replace:
    return m.reshape(4, hidden, -1).astype(np.float32)
# by:
    return m.reshape(4, hidden, -1)
# replace:
    gate = np.stack([_sig(z[I]), _sig(z[F]), np.tanh(z[G]), _sig(z[O])])
# by:
    gate = np.stack([_sig(z[I]), _sig(z[F]), _sig(z[G]), _sig(z[O])])
# replace:
    return np.stack([gate[I] - gate[I] ** 2, gate[F] - gate[F] ** 2, 1 - gate[G] ** 2, gate[O] - gate[O] ** 2])
# by:
    return np.stack([gate[I] - gate[I] ** 2, gate[F] - gate[F] ** 2, gate[G] - gate[G] ** 2, gate[O] - gate[O] ** 2])
