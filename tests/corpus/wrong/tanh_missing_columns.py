# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward, lstm_backward
# functions spoiled:
# mistake: tanh_missing_in_dc
# single: yes
# style: columns
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 2.3e+00 of 1.4e+00; lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 2.9e+00 of 1.1e+00
# note:
# base: wrong/bracket_wrong_columns.py

# replace:
    dcct = (dc_next * it + ot * (1 - np.tanh(c_next) ** 2 * it * da_next)) * (1 - cct ** 2)
    dit = (dc_next * cct + ot * (1 - np.tanh(c_next) ** 2) * cct * da_next) * it * (1 - it)
    dft = (dc_next * c_prev + ot * (1 - np.tanh(c_next) ** 2) * c_prev * da_next) * ft * (1 - ft)
# by:
    dcct = (dc_next * it + ot * (1 - c_next ** 2) * it * da_next) * (1 - cct ** 2)
    dit = (dc_next * cct + ot * (1 - c_next ** 2) * cct * da_next) * it * (1 - it)
    dft = (dc_next * c_prev + ot * (1 - c_next ** 2) * c_prev * da_next) * ft * (1 - ft)
# replace:
    gradients['dc_prev'] = dc_next * ft + ot * (1 - np.tanh(c_next) ** 2) * ft * da_next
# by:
    gradients['dc_prev'] = dc_next * ft + ot * (1 - c_next ** 2) * ft * da_next
