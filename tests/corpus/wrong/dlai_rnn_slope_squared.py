# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: rnn_cell_backward
# functions spoiled: rnn_backward
# mistake: slope_squared_outside_h_new_in_da
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
    dtanh = (1 - a_next**2) * da_next
# by:
    dtanh = (1 - a_next) ** 2 * da_next
