# verdict: wrong
# dialect: native
# functions wrong: lstm_step, lstm_forward
# functions spoiled: lstm_step_backward, lstm_backward
# mistake: bias_copy_paste_g_from_i
# single: yes
# style: columns
# shows: lstm_step on N=3 T=4 D=2 H=5: result 0: off by 1.2e-01 of 5.9e-01; lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 4.9e-01 of 5.9e-01
# note:
# base: wrong/bracket_wrong_columns.py

# replace:
    cct = np.tanh(np.dot(parameters['Wc'], concat) + parameters['bc'])
# by:
    cct = np.tanh(np.dot(parameters['Wc'], concat) + parameters['bi'])
# replace:
    dcct = (dc_next * it + ot * (1 - np.tanh(c_next) ** 2 * it * da_next)) * (1 - cct ** 2)
# by:
    dcct = (dc_next * it + ot * (1 - np.tanh(c_next) ** 2) * it * da_next) * (1 - cct ** 2)
