# verdict: wrong
# dialect: native
# functions wrong: lstm_step, lstm_forward
# functions spoiled: lstm_step_backward, lstm_backward
# mistake: input_weights_of_i_for_all
# single: yes
# style: einsum
# shows: lstm_step on N=3 T=4 D=2 H=5: result 0: off by 8.1e-01 of 5.9e-01; lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 9.9e-01 of 5.9e-01
# note:
# base: wrong/float32_weights_only.py

# replace:
    return m.reshape(4, hidden, -1).astype(np.float32)
# by:
    return m.reshape(4, hidden, -1)
# replace:
    z = np.einsum('kjd,nd->knj', W4, x) + np.einsum('kjm,nm->knj', R4, h) + b4[:, None, :]
# by:
    z = np.einsum('jd,nd->nj', W4[0], x)[None] + np.einsum('kjm,nm->knj', R4, h) + b4[:, None, :]
