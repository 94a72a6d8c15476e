# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: rnn_cell_backward
# functions spoiled: rnn_backward
# mistake: recurrent_weights_transposed_in_dh
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
    da_prev = np.dot(Waa.T, dtanh)
# by:
    da_prev = np.dot(Waa, dtanh)
