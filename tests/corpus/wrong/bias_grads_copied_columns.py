# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward, lstm_backward
# functions spoiled:
# mistake: bias_grads_copied_i_from_f
# single: yes
# style: columns
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 5: off by 1.3e-01 of 8.4e-01; lstm_backward on N=3 T=4 D=2 H=5: result 5: off by 6.8e-01 of 2.3e+00
# note:
# base: wrong/bracket_wrong_columns.py

# replace:
    dcct = (dc_next * it + ot * (1 - np.tanh(c_next) ** 2 * it * da_next)) * (1 - cct ** 2)
# by:
    dcct = (dc_next * it + ot * (1 - np.tanh(c_next) ** 2) * it * da_next) * (1 - cct ** 2)
# replace:
        back = back + np.dot(parameters['W' + name].T, d)
# by:
        back = back + np.dot(parameters['W' + name].T, d)
    gradients['dbi'] = np.sum(dft, axis=1, keepdims=True)
