# verdict: wrong
# dialect: native
# functions wrong: rnn_step_backward
# functions spoiled:
# mistake: derivative_of_upstream
# single: yes
# style: einsum
# shows: rnn_step_backward on N=3 T=4 D=2 H=5: result 0: off by 4.1e+00 of 1.2e+00
# note: rnn_backward does not use the step
# base: wrong/backward_reads_memory_order.py

# replace:
    dz = dh - dh * y ** 2
# by:
    dz = dh - dh * dh ** 2
# replace:
    dH = dH.ravel('K').reshape(dH.shape)
# by:
