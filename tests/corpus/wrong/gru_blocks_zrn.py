# verdict: wrong
# dialect: native
# functions wrong: gru_step, gru_step_backward
# functions spoiled:
# mistake: blocks_in_the_order_of_keras
# single: yes
# style: einsum
# shows: gru_step on N=3 T=4 D=2 H=5: result 0: off by 1.1e+00 of 8.1e-01
# note: blocks are read in the order of Keras: z r n
# base: right/gru_einsum.py

# replace:
    cand = np.tanh(from_x[2] + gates[0] * inner)
    return cand + gates[1] * (h - cand), (x, h, w3, r3, gates, inner, cand)
# by:
    cand = np.tanh(from_x[2] + gates[1] * inner)
    return cand + gates[0] * (h - cand), (x, h, w3, r3, gates, inner, cand)
# replace:
    dcand = dh - dh * gates[1]
# by:
    dcand = dh - dh * gates[0]
# replace:
    dgates = np.stack([dpre * inner, dh * (h - cand)]) * (gates - gates * gates)
# by:
    dgates = np.stack([dh * (h - cand), dpre * inner]) * (gates - gates * gates)
# replace:
    to_h = np.concatenate([dgates, (dpre * gates[0])[None]])
# by:
    to_h = np.concatenate([dgates, (dpre * gates[1])[None]])
# replace:
        np.einsum("gnh,ghk->nk", to_h, r3) + gates[1] * dh,
# by:
        np.einsum("gnh,ghk->nk", to_h, r3) + gates[0] * dh,
