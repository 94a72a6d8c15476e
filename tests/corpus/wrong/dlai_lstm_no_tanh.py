# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: lstm_cell_forward
# functions spoiled: lstm_forward, lstm_backward
# mistake: output_tanh_missing
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
    a_next = ot * np.tanh(c_next)
# by:
    a_next = ot * c_next
