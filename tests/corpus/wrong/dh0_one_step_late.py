# verdict: wrong
# dialect: native
# functions wrong: rnn_backward
# functions spoiled:
# mistake: one_turn_early_dh_in_rnn_backward
# single: yes
# style: einsum
# shows: rnn_backward on N=3 T=4 D=2 H=5: result 1: off by 5.2e+00 of 5.0e+00
# note:
# base: wrong/backward_reads_memory_order.py

# replace:
    dH = dH.ravel('K').reshape(dH.shape)
# by:
# replace:
    return (np.einsum('tnj,jd->tnd', dZ, W), dh, np.einsum('tnj,tnd->jd', dZ, X),
# by:
        if t == 1:
            dh0 = dh
    if len(X) == 1:
        dh0 = dh
    return (np.einsum('tnj,jd->tnd', dZ, W), dh0, np.einsum('tnj,tnd->jd', dZ, X),
