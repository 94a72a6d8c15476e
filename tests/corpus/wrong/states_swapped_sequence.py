# verdict: wrong
# dialect: native
# functions wrong: lstm_forward
# functions spoiled:
# mistake: final_states_swapped
# single: yes
# style: einsum
# shows: lstm_forward on N=3 T=4 D=2 H=5: result 1: off by 9.9e-01 of 4.2e-01
# note:
# base: wrong/float32_weights_only.py

# replace:
    return m.reshape(4, hidden, -1).astype(np.float32)
# by:
    return m.reshape(4, hidden, -1)
# replace:
    return np.stack(hs[1:]), (h, c), (X, np.stack(hs), np.stack(cs), np.stack(gs), W4, R4)
# by:
    return np.stack(hs[1:]), (c, h), (X, np.stack(hs), np.stack(cs), np.stack(gs), W4, R4)
