# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_backward
# functions spoiled:
# mistake: truncated_every_8_steps
# single: yes
# style: jacobian
# shows: rnn_backward on N=2 T=20 D=3 H=4: result 0: off by 3.2e+00 of 5.7e+00
# note: chunks of 8 steps
# base: wrong/float32_backward_jacobians.py

# replace:
    jac = np.array([np.diag(1 - row ** 2) for row in next_h], dtype=np.float32)            # N, H, H
# by:
    jac = np.array([np.diag(1 - row ** 2) for row in next_h])            # N, H, H
# replace:
    for t in range(dh.shape[1])[::-1]:
# by:
    for t in range(dh.shape[1])[::-1]:
        if (t + 1) % 8 == 0:
            dprev = np.zeros_like(dprev)
