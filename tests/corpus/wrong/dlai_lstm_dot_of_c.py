# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: lstm_cell_backward
# functions spoiled: lstm_backward
# mistake: do_from_c
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
    dot = da_next * np.tanh(c_next) * ot * (1 - ot)
# by:
    dot = da_next * c_next * ot * (1 - ot)
