# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# functions spoiled:
# mistake: recurrent_grad_without_initial_state
# single: yes
# style: einsum
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 4: off by 1.7e-01 of 4.8e-01
# note: the first step does not count for dR, as if h0 were zero
# base: wrong/float32_weights_only.py

# replace:
    return m.reshape(4, hidden, -1).astype(np.float32)
# by:
    return m.reshape(4, hidden, -1)
# replace:
    dR = np.einsum('tknj,tnm->kjm', dZ, hs[:-1]).reshape(-1, hs.shape[2])
# by:
    dR = np.einsum('tknj,tnm->kjm', dZ[1:], hs[1:-1]).reshape(-1, hs.shape[2])
