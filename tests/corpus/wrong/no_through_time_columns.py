# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# functions spoiled:
# mistake: no_gradient_through_time
# unnamed: says off_carried_back
# single: yes
# style: columns
# shows: lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 8.3e-01 of 1.1e+00
# note: the published wrong form; the given last gradients are used at every step
# base: wrong/bracket_wrong_columns.py

# replace:
    dcct = (dc_next * it + ot * (1 - np.tanh(c_next) ** 2 * it * da_next)) * (1 - cct ** 2)
# by:
    dcct = (dc_next * it + ot * (1 - np.tanh(c_next) ** 2) * it * da_next) * (1 - cct ** 2)
# replace:
        da_prevt, dc_prevt = gradients['da_prev'], gradients['dc_prev']
# by:
