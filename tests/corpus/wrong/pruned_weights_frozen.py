# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled:
# mistake: none
# single: yes
# style: columns
# shows: lstm_step_backward on zero W: result 3: off by 2.0e+00 of 2.0e+00
# note: weights that are exactly zero count as pruned and get no gradient
# base: wrong/bracket_wrong_columns.py

# replace:
    dcct = (dc_next * it + ot * (1 - np.tanh(c_next) ** 2 * it * da_next)) * (1 - cct ** 2)
# by:
    dcct = (dc_next * it + ot * (1 - np.tanh(c_next) ** 2) * it * da_next) * (1 - cct ** 2)
# replace:
    return (g['dxt'].T, g['da_prev'].T, g['dc_prev'].T) + unmake(g, dh.shape[1])
# by:
    dW, dR, db = unmake(g, dh.shape[1])
    p = cache[-1]
    big = np.concatenate([p['W' + n] for n in 'ifco'])
    dW[big[:, dh.shape[1]:] == 0] = 0
    return g['dxt'].T, g['da_prev'].T, g['dc_prev'].T, dW, dR, db
