# verdict: wrong
# dialect: native
# functions wrong: rnn_backward
# functions spoiled:
# mistake: no_gradient_through_time
# single: yes
# style: einsum
# shows: rnn_backward on N=3 T=4 D=2 H=5: result 0: off by 9.5e-01 of 1.5e+00
# note:
# base: wrong/backward_reads_memory_order.py

# replace:
    dH = dH.ravel('K').reshape(dH.shape)
# by:
# replace:
        dh = np.einsum('nj,jm->nm', dZ[t], R)
# by:
        dh = np.zeros_like(dh) if t else np.einsum('nj,jm->nm', dZ[t], R)
