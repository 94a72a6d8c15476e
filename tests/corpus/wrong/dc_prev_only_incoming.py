# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward, lstm_backward
# functions spoiled:
# mistake: dc_old_from_dc_alone
# single: yes
# style: einsum
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 2: off by 1.9e-01 of 1.3e+00; lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 2.8e-01 of 1.1e+00
# note:
# base: wrong/float32_weights_only.py

# replace:
    return m.reshape(4, hidden, -1).astype(np.float32)
# by:
    return m.reshape(4, hidden, -1)
# replace:
    dc = dc + dh * gate[O] * (1 - t * t)
    dz = np.stack([dc * gate[G], dc * c_old, dc * gate[I], dh * t]) * _slopes(gate)
# by:
    d = dc + dh * gate[O] * (1 - t * t)
    dz = np.stack([d * gate[G], d * c_old, d * gate[I], dh * t]) * _slopes(gate)
