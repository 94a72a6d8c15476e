# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: rnn_cell_backward
# functions spoiled: rnn_backward
# mistake: bias_averaged
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
    dba = np.sum(dtanh, axis=1, keepdims=1)
# by:
    dba = np.mean(dtanh, axis=1, keepdims=True)
