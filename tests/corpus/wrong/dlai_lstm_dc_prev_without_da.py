# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: lstm_cell_backward
# functions spoiled: lstm_backward
# mistake: dc_old_from_dc_alone
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
    dc_prev = dc_next * ft + ot * (1 - np.square(np.tanh(c_next))) * ft * da_next
# by:
    dc_prev = dc_next * ft
