# verdict: wrong
# dialect: native
# functions wrong: lstm_step, lstm_forward
# functions spoiled: lstm_step_backward, lstm_backward
# mistake: concat_order_swapped
# unnamed: says off_i_f_g_o, off_step
# single: yes
# style: columns
# shows: lstm_step on N=3 T=4 D=2 H=5: result 0: off by 6.5e-01 of 5.9e-01; lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 7.7e-01 of 5.9e-01
# note: backward uses the right order
# base: wrong/bracket_wrong_columns.py

# replace:
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    concat = np.concatenate((a_prev, xt), axis=0)
# by:
def lstm_cell_forward(xt, a_prev, c_prev, parameters):
    concat = np.concatenate((xt, a_prev), axis=0)
# replace:
    dcct = (dc_next * it + ot * (1 - np.tanh(c_next) ** 2 * it * da_next)) * (1 - cct ** 2)
# by:
    dcct = (dc_next * it + ot * (1 - np.tanh(c_next) ** 2) * it * da_next) * (1 - cct ** 2)
