# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward, lstm_backward
# functions spoiled:
# mistake: input_gate_missing_in_dg
# single: yes
# style: columns
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 3.2e-01 of 1.4e+00; lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 8.4e-01 of 1.1e+00
# note:
# base: wrong/bracket_wrong_columns.py

# replace:
    dcct = (dc_next * it + ot * (1 - np.tanh(c_next) ** 2 * it * da_next)) * (1 - cct ** 2)
# by:
    dcct = (dc_next * it + ot * (1 - np.tanh(c_next) ** 2) * da_next) * (1 - cct ** 2)
