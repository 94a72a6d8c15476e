# verdict: wrong
# dialect: deeplearning.ai
# functions wrong: rnn_forward
# functions spoiled: rnn_backward
# mistake: h0_ignored
# style: the course notebook of 2018
# base: right/dlai_notebook.py
# replace:
    y_pred = np.zeros((n_y, m, T_x))
    a_next = a0
# by:
    y_pred = np.zeros((n_y, m, T_x))
    a_next = np.zeros((n_a, m))
