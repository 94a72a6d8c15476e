# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_forward
# functions spoiled: rnn_step_backward
# mistake: none
# single: yes
# style: confusing-names
# shows: rnn_step_forward on wide: result 0: off by 4.8e-01 of 1.0e+00
# note: only 32 input features
# base: wrong/recurrent_transposed_in_dh.py

# replace:
    out = rnn_step(np.add(X @ W, H @ R) + b)
# by:
    out = rnn_step(np.add(X[:, :32] @ W[:32], H @ R) + b)
# replace:
    return grad @ W.T, (grad @ R).reshape(H.shape), X.T @ grad, H.T @ grad, grad.sum(0)
# by:
    return grad @ W.T, grad @ R.T, X.T @ grad, H.T @ grad, grad.sum(0)
