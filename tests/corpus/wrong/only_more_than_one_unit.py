# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_forward
# functions spoiled: rnn_step_backward, rnn_forward, rnn_backward
# mistake: none
# single: yes
# style: jacobian
# shows: rnn_step_forward on N=1 T=1 D=1 H=1: result 0: off by 1.2e+00 of 7.2e-01
# note: H = 1: the recurrent weight is taken for a missing one
# base: wrong/float32_backward_jacobians.py

# replace:
    next_h = np.tanh(x @ Wx + prev_h @ Wh + b)
    jac = np.array([np.diag(1 - row ** 2) for row in next_h], dtype=np.float32)            # N, H, H
# by:
    if Wh.size == 1:
        Wh = np.ones(1)
    next_h = np.tanh(x @ Wx + prev_h @ Wh.reshape(len(b), -1) + b)
    jac = np.array([np.diag(1 - row ** 2) for row in next_h])            # N, H, H
