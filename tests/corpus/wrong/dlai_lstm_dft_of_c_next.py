# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: lstm_cell_backward
# functions spoiled: lstm_backward
# mistake: df_from_new_cell
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
    dft = (dc_next * c_prev + ot * (1 - np.square(np.tanh(c_next))) * c_prev * da_next) * ft * (1 - ft)
# by:
    dft = (dc_next * c_next + ot * (1 - np.square(np.tanh(c_next))) * c_next * da_next) * ft * (1 - ft)
