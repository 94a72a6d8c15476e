# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# functions spoiled:
# mistake: dc_prev_not_assigned
# single: yes
# style: einsum
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 1.1e+00 of 1.1e+00
# note:
# base: wrong/float32_weights_only.py

# replace:
    return m.reshape(4, hidden, -1).astype(np.float32)
# by:
    return m.reshape(4, hidden, -1)
# replace:
        dZ[t], dc = _cell_back(dh + dH[t], dc, gs[t], cs[t], cs[t + 1])
        dh = np.einsum('knj,kjm->nm', dZ[t], R4)
# by:
        dZ[t], dc_old = _cell_back(dh + dH[t], dc, gs[t], cs[t], cs[t + 1])
        dh = np.einsum('knj,kjm->nm', dZ[t], R4)
    dc = dc_old
