# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: lstm_forward
# mistake: final_cell_is_h
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
        c[:, :, t] = c_next
# by:
        c[:, :, t] = a_next
