# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: rnn_cell_backward
# functions spoiled: rnn_backward
# mistake: dR_from_new_h
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
    dWaa = np.dot(dtanh, a_prev.T)
# by:
    dWaa = np.dot(dtanh, a_next.T)
