# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_backward
# functions spoiled:
# mistake: none
# single: yes
# style: confusing-names
# shows: rnn_step_backward on N=1 T=3 D=4 H=3: result 0: off by 1.2e-03 of 3.8e-01
# note: slopes of nearly saturated units are taken for zero
# base: wrong/recurrent_transposed_in_dh.py

# replace:
    grad = np.where(np.abs(out) < 1, grad * (1 - out * out), 0.0)
    return grad @ W.T, (grad @ R).reshape(H.shape), X.T @ grad, H.T @ grad, grad.sum(0)
# by:
    grad = np.where(np.abs(out) < 0.999, grad * (1 - out * out), 0.0)
    return grad @ W.T, grad @ R.T, X.T @ grad, H.T @ grad, grad.sum(0)
